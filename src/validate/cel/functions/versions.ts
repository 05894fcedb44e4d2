import { errorOf, type CelValue } from '../values/cel-value.ts'
import { compareSemver, normaliseSemver, parseSemver } from '../values/semver.ts'
import { binary, unary, type Library } from './overload.ts'

function semverOf(text: string): CelValue {
  const version = parseSemver(text)
  return version === undefined ? errorOf('is no semantic version') : { kind: 'semver', version }
}

export const versions: Library = {
  since: 33,
  overloads: [
    unary('semver', 'string', semverOf),
    binary('semver', ['string', 'bool'], (text, isLenient) => semverOf(isLenient ? normaliseSemver(text) : text)),
    unary('isSemver', 'string', (text) => parseSemver(text) !== undefined),
    binary('isSemver', ['string', 'bool'], (text, isLenient) => parseSemver(isLenient ? normaliseSemver(text) : text) !== undefined),
    unary('.major', 'semver', ({ version }) => BigInt.asIntN(64, version.numbers[0])),
    unary('.minor', 'semver', ({ version }) => BigInt.asIntN(64, version.numbers[1])),
    unary('.patch', 'semver', ({ version }) => BigInt.asIntN(64, version.numbers[2])),
    binary('.isGreaterThan', ['semver', 'semver'], (left, right) => compareSemver(left.version, right.version) > 0),
    binary('.isLessThan', ['semver', 'semver'], (left, right) => compareSemver(left.version, right.version) < 0),
    binary('.compareTo', ['semver', 'semver'], (left, right) => BigInt(compareSemver(left.version, right.version))),
  ],
}
