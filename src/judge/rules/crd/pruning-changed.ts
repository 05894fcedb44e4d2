import type { CrdRule } from '../../rule.ts'

/** spec.preserveUnknownFields decides for the whole CRD whether fields without a schema are kept. */
export const pruningChanged: CrdRule = {
  id: 'crd/pruning-changed',
  why: 'Once a CRD prunes, fields without a schema vanish on read; an API server never lets it stop pruning again',
  handles: ['preserveUnknownFields'],
  judge: ({ before, after, objects }) => {
    const isKept = after.spec['preserveUnknownFields'] === true
    if (isKept === (before.spec['preserveUnknownFields'] === true)) return []
    return [
      {
        severity: 'block',
        effect: isKept ? 'refused' : 'data-lost',
        path: 'spec.preserveUnknownFields',
        message: isKept
          ? `The API server refuses CRD ${after.name}: preserveUnknownFields cannot become true`
          : `${objects} lose every field that has no schema, at once when they are read and for good when they are written`,
        change: `${String(!isKept)} → ${String(isKept)}`,
        hits: [],
        action: isKept
          ? 'Set x-kubernetes-preserve-unknown-fields: true at the nodes that need it'
          : `Compare the fields that ${objects} use with the new schema, and mark what must stay with x-kubernetes-preserve-unknown-fields: true`,
      },
    ]
  },
}
