import { formatTest } from '../../formats/formats.ts'
import { isLabel, isLabel1035, isLabelValue, isQualifiedName, isSubdomain, maskTrailingDash } from '../../metadata/names.ts'
import { listOf, optionalOf, type CelValue } from '../values/cel-value.ts'
import { binary, nullary, unary, type Library } from './overload.ts'

const tests: Readonly<Record<string, (text: string) => boolean>> = {
  dns1123Label: isLabel,
  dns1123Subdomain: isSubdomain,
  dns1035Label: isLabel1035,
  qualifiedName: isQualifiedName,
  dns1123LabelPrefix: (text) => isLabel(maskTrailingDash(text)),
  dns1123SubdomainPrefix: (text) => isSubdomain(maskTrailingDash(text)),
  dns1035LabelPrefix: (text) => isLabel1035(maskTrailingDash(text)),
  labelValue: isLabelValue,
  uri: formatTest('uri'),
  uuid: formatTest('uuid'),
  byte: formatTest('byte'),
  date: formatTest('date'),
  datetime: formatTest('datetime'),
}

/** Empty where the text is fine, else what is wrong with it. */
const validate = (name: string, text: string): CelValue => optionalOf(tests[name]?.(text) === true ? undefined : listOf([`does not match the format ${name}`]))

export const namedFormats: Library = {
  since: 31,
  overloads: [
    ...Object.keys(tests).map((name) => nullary(`format.${name}`, () => ({ kind: 'format', name }))),
    unary('format.named', 'string', (name) => optionalOf(Object.hasOwn(tests, name) ? { kind: 'format', name } : undefined)),
    binary('.validate', ['format', 'string'], ({ name }, text) => validate(name, text)),
  ],
}
