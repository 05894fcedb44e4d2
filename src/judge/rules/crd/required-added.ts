import type { Effect } from '../../../model/finding.ts'
import { at } from '../../../model/json.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import { childOf } from '../../schema/child-schema.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { textsAt } from '../../texts-at.ts'
import { propertyOf, textOf } from '../../schema/path.ts'

/** A field becomes required: new objects without it are refused, and stored ones as soon as their parent changes. */
export const requiredAdded: SchemaRule = {
  id: 'crd/required-added',
  why: 'Every write is validated for required fields, a label patch too; ratcheting spares objects whose parent of the field is unchanged, and never the root',
  handles: ['required'],
  judge: (pair) => {
    const before = new Set(textsAt(pair.before, 'required'))
    const names = textsAt(pair.after, 'required')
    return [...new Set(names)].filter((name) => !before.has(name)).map((name) => draftOf(name, pair))
  },
}

function draftOf(key: string, pair: NodePair): SchemaDraft {
  const path = propertyOf(pair.path, key)
  const name = textOf(path)
  const isFilled = at(childOf(pair.after, key) ?? null, 'default') !== undefined
  return {
    severity: isFilled ? 'warn' : 'block',
    effect: isFilled ? 'behaviour-shifts' : lackOf(pair),
    path,
    message: isFilled
      ? `${name} becomes required, and its default fills it in ${pair.objects} that lack it`
      : `${pair.objects} without ${name} are refused: it becomes required`,
    change: 'optional → required',
    hit: isFilled ? null : { at: path, keywords: ['required'], effect: `lack ${name}, which becomes required` },
    action: isFilled ? `Check that the default of ${name} suits every object` : `Set ${name} in live objects and manifests first, or give it a default`,
  }
}

// Ratcheting never spares the root: there even a label patch of a stored object fails.
const lackOf = ({ path }: NodePair): Effect => (path.kind === 'root' ? 'updates-fail' : 'edits-fail')
