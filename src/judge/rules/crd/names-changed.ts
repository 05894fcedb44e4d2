import { at, isList, type Json, textAt } from '../../../model/json.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import { isEqual } from '../../is-equal.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { show, showChange } from '../../show.ts'

/** Names are how clients find a CRD: the kind is fixed once established, the others move what kubectl and RBAC know. */
export const namesChanged: CrdRule = {
  id: 'crd/names-changed',
  why: 'A CRD is stored under <plural>.<group>, and clients find its objects by these names',
  handles: ['group', 'names.kind', 'names.plural', 'names.listKind', 'names.singular', 'names.shortNames', 'names.categories'],
  judge: (pair) => {
    // Where the kind changes, the names that follow from it are no news.
    const refused = fixedNames(pair)
    return refused.length > 0 ? refused : softNames(pair)
  },
}

const fixed = [
  { path: ['names', 'kind'], why: 'the kind of an established CRD cannot change' },
  { path: ['names', 'plural'], why: 'its name must stay <plural>.<group>' },
  { path: ['group'], why: 'its name must stay <plural>.<group>' },
] as const

function fixedNames({ before, after }: CrdPair): readonly Draft[] {
  return fixed
    .filter(({ path }) => !isEqual(at(before.spec, ...path), at(after.spec, ...path)))
    .map(({ path, why }) => ({
      severity: 'block',
      effect: 'refused',
      path: ['spec', ...path].join('.'),
      message: `The API server refuses CRD ${after.name}: ${why}`,
      change: showChange(at(before.spec, ...path), at(after.spec, ...path)),
      hits: [],
      action: `Keep ${textAt(before.spec, ...path) ?? 'the old name'}; another name is another CRD beside this one, to which objects must be copied`,
    }))
}

const soft = [
  { name: 'listKind', label: 'list kind', outcome: 'typed clients that decode lists by the old one stop working', effect: 'clients-break' },
  { name: 'singular', label: 'singular name', outcome: 'kubectl no longer knows the old one', effect: 'cosmetic' },
  { name: 'shortNames', label: 'list of short names', outcome: 'kubectl no longer knows those that went', effect: 'cosmetic' },
  { name: 'categories', label: 'list of categories', outcome: 'kubectl get no longer shows it under those that went', effect: 'cosmetic' },
] as const

function softNames({ before, after }: CrdPair): readonly Draft[] {
  return soft
    .map((row) => ({ ...row, old: at(before.spec, 'names', row.name), now: at(after.spec, 'names', row.name) }))
    .filter(({ old, now }) => wordsOf(old).some((word) => !wordsOf(now).includes(word)))
    .map(({ name, label, outcome, effect, old, now }) => ({
      severity: 'warn',
      effect,
      path: `spec.names.${name}`,
      message: `${after.kind} gets another ${label}: ${outcome}`,
      change: showChange(old, now),
      hits: [],
      action: `Look for scripts and clients that use ${wordsOf(old).map(show).join(', ')}`,
    }))
}

const wordsOf = (value: Json | undefined): readonly Json[] => {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}
