import { isList, isObject, type Json, type JsonObject } from '../../../model/json.ts'
import type { SchemaDraft, SchemaRule } from '../../rule.ts'
import { insideOf } from '../../schema/has-keyword.ts'
import type { NodePair } from '../../schema/node-pair.ts'
import { type Broken, brokenByDefault } from '../../schema/default-breaks.ts'
import { placeOf, textOf } from '../../schema/path.ts'
import { quote, showChange } from '../../show.ts'

/** A default comes, goes or changes: behaviour moves with no manifest changed. Without it a required field has to be written again. */
export const defaultChanged: SchemaRule = {
  id: 'crd/default-changed',
  why: 'Defaults are filled in on every read and write, before validation',
  handles: ['default'],
  judge: (pair) => {
    const isRefused = pair.after['default'] === undefined && pair.isRequired
    const broken = isRefused ? undefined : brokenByDefault(pair)
    return [
      {
        ...(isRefused ? refused(pair) : broken === undefined ? shifted(pair) : breaking(pair, broken)),
        path: pair.path,
        change: showChange(pair.before['default'], pair.after['default']),
      },
    ]
  },
}

type Words = Omit<SchemaDraft, 'path' | 'change'>

function refused({ path, objects }: NodePair): Words {
  const name = textOf(path)
  return {
    severity: 'block',
    effect: 'edits-fail',
    message: `${objects} that do not write ${name} are refused: it is required and has no default any more`,
    hit: { at: path, keywords: ['required'], effect: `lack ${name}, which has no default any more` },
    action: `Write ${name} into manifests and live objects first, or keep the default`,
  }
}

function breaking({ path, before, after, objects }: NodePair, { at, keywords }: Broken): Words {
  const name = textOf(path)
  return {
    severity: 'block',
    effect: 'edits-fail',
    message: `${objects} without ${name} may break a condition of ${placeOf(at)} now: ${sayDefault(before['default'], after['default'])}`,
    hit: { at, keywords, effect: `break a condition of ${placeOf(at)} with the default that ${name} has now` },
    action: `Write ${name} into manifests and live objects first, or change the condition with the default`,
  }
}

function sayDefault(before: Json | undefined, after: Json | undefined): string {
  if (after === undefined) return `it was ${quote(before)} there, and is absent`
  return `it reads ${quote(after)} there`
}

function shifted({ path, before, after, objects }: NodePair): Words {
  const name = textOf(path)
  return {
    severity: isEmptied(before['default'], after['default']) && !isMisread(after) ? 'info' : 'warn',
    effect: 'behaviour-shifts',
    message: messageOf({ name, objects, before, after }) + (isMisread(after) ? misread : ''),
    hit: null,
    action: `Write ${name} into manifests where it matters`,
  }
}

function messageOf({ name, objects, before, after }: { readonly name: string } & Pick<NodePair, 'objects' | 'before' | 'after'>): string {
  if (before['default'] === undefined) return `${objects} without ${name} read ${quote(after['default'])} there from now on`
  if (after['default'] === undefined) return `New ${objects} no longer get ${name}: ${quote(before['default'])} was its default`
  return `New ${objects} get ${quote(after['default'])} for ${name}; stored ones keep what they have`
}

// kubectl reads an unquoted y or n as true or false, and the API server then refuses the default of a text; other readers of YAML send the letter.
const isMisread = (schema: JsonObject): boolean => typeof schema['default'] === 'boolean' && schema['type'] === 'string'

const misread = '. That is no text, so the API server refuses it: if an unquoted y, n, yes, no, on or off was meant, quote it'

// Clients read an absent field as its empty value anyway.
const isEmptied = (before: Json | undefined, after: Json | undefined): boolean =>
  before === undefined && (after === '' || after === false || after === 0 || ((isList(after) || isObject(after)) && insideOf(after).length === 0))
