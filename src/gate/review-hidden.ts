import { fileRef } from '../model/file-ref.ts'
import type { Finding } from '../model/finding.ts'
import type { FileAttribute } from '../model/file-attribute.ts'

/** Attributes by which Git shows another text than the file has, or none; undefined where a value does no harm. */
const harms: Readonly<Record<string, (value: string) => string | undefined>> = {
  diff: (value) => (value === 'unset' ? 'no review shows what changes' : undefined),
  'linguist-generated': (value) => (value === 'set' || value === 'true' ? 'GitHub folds what changes' : undefined),
  filter: (value) => (value === 'unset' ? undefined : 'a program changes the text on its way'),
  ident: (value) => (value === 'set' ? 'Git writes into the text' : undefined),
  'working-tree-encoding': (value) => (value === 'unset' ? undefined : 'the bytes on the disk are not those in Git'),
  eol: (value) => (value === 'crlf' ? 'the bytes on the disk are not those in Git' : undefined),
}

/** Blocks where attributes of Git stand between rendered files and whoever reviews them: one finding an attribute. */
export function reviewHidden(attributes: readonly FileAttribute[]): readonly Finding[] {
  const harmful = attributes.flatMap(({ file, name, value }) => {
    const harm = Object.hasOwn(harms, name) ? harms[name]?.(value) : undefined
    return harm === undefined ? [] : [{ file, name, value, harm }]
  })
  return [...Map.groupBy(harmful, ({ name, value }) => `${name}=${value}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => draftOf(first, alike.length)),
  )
}

function draftOf({ file, name, value, harm }: FileAttribute & { readonly harm: string }, count: number): Finding {
  return {
    rule: 'gate/review-hidden',
    severity: 'block',
    effect: 'unknown',
    lane: 'Gate',
    object: fileRef('.gitattributes'),
    path: name,
    message: `Git's attribute ${name} is ${value} for ${count} rendered ${count === 1 ? 'file' : 'files'}, ${file}${count === 1 ? '' : ' first'}: ${harm}`,
    why: 'What is applied is what somebody has seen; an attribute that hides or changes a text breaks that without a word',
    change: '',
    hits: [],
    action: `Take ${name} off rendered/ in .gitattributes: rendered/** !${name}`,
  }
}
