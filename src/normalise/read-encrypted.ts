import { isObject, textAt, type Json } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Read } from '../model/problem.ts'
import { isEncrypted, isSecret } from '../model/withheld.ts'

/** The one Secret of a file that SOPS has encrypted, or why the file is none. */
export function encryptedIn(file: string, manifests: readonly Manifest[]): Read<Manifest> {
  const [manifest, ...others] = manifests
  if (manifest === undefined || others.length > 0)
    return refused(file, { state: `it holds ${manifests.length} objects, expected one`, cure: 'Encrypt each Secret in a file of its own' })
  const broken = rules.find(({ isKept }) => !isKept(manifest))
  return broken === undefined ? { ok: true, value: manifest } : refused(file, broken)
}

type Rule = { readonly state: string; readonly cure: string; readonly isKept: (manifest: Manifest) => boolean }

const again = "sops encrypt --in-place --encrypted-regex '^(data|stringData)$' FILE"

// Where a rule is broken, those below it mean nothing.
const rules: readonly Rule[] = [
  {
    state: 'kind, name or apiVersion are encrypted too, so nobody can say which object this is',
    cure: `Decrypt it, then ${again}`,
    isKept: ({ id }) => !isCipher(id.kind) && !isCipher(id.name),
  },
  { state: 'it is no Secret', cure: 'Encrypt Secrets only, and put everything else into the chart or its values', isKept: ({ id }) => isSecret(id) },
  {
    state: 'SOPS has not encrypted it: there is no sops.mac',
    cure: again,
    isKept: (manifest) => isEncrypted(manifest) && isCipher(textAt(manifest.body, 'sops', 'mac') ?? null),
  },
  {
    state: 'it says that SOPS has encrypted it, and holds a value in plain text',
    cure: `Take the value for known to others, and replace it; then ${again}`,
    isKept: ({ body }) => [body['data'], body['stringData']].every(isSealed),
  },
  { state: 'it names no namespace', cure: `Decrypt it, write metadata.namespace, then ${again}`, isKept: ({ id }) => id.namespace !== '' },
]

/** Such as "ENC[AES256_GCM,data:…,iv:…,tag:…,type:str]". SOPS leaves empty values empty. */
const isCipher = (value: Json): boolean => typeof value === 'string' && /^ENC\[AES256_GCM,data:[\w+/=]*,iv:[\w+/=]+,tag:[\w+/=]+,type:\w+\]$/.test(value)

const isSealed = (part: Json | undefined): boolean =>
  part === undefined || part === null || (isObject(part) && Object.values(part).every((value) => value === null || value === '' || isCipher(value)))

function refused(file: string, { state, cure }: Pick<Rule, 'state' | 'cure'>): Read<never> {
  const message = `Cannot take this over as an encrypted Secret: ${state}`
  return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message, hint: cure.replace('FILE', file) }] }
}
