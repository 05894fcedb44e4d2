import { callReason } from './call-reason.ts'
import { yamlReason } from './yaml-reason.ts'

export type Reason = { readonly reason: string | undefined; readonly hint?: string }

type Row = { readonly says: RegExp; readonly means: (found: Found, words: string) => Reason }
type Found = Readonly<Record<string, string | undefined>>

const place = String.raw`(?<place>[\w./@+-]{1,300}?:\d+(?::\d+)?)`
const file = String.raw`(?<file>[\w./@+ -]{1,300}?)`

// What each form of helm's words means. Only what is captured here is ever shown: names of files, functions, fields and types.
const rows: readonly Row[] = [
  { says: /^(runtime: out of memory|fatal error: .*(out of memory|cannot allocate memory))/m, means: () => ({ reason: 'it needs more than 2 GB of memory' }) },
  {
    says: /^(fatal error: stack overflow|runtime: goroutine stack exceeds)/m,
    means: () => ({ reason: 'a template or schema refers to itself without an end' }),
  },
  {
    says: new RegExp(String.raw`^Error: execution error at \(${place}\)`, 'm'),
    means: (found) => ({ reason: `${found['place']} stops it by fail or required, with a message that is not shown since it can hold values` }),
  },
  {
    says: new RegExp(String.raw`^Error: parse error at \(${place}\): (?:(?<known>function "\w+" not defined|[a-z][a-z {}]*$))?`, 'm'),
    means: (found) => ({ reason: `${found['place']} is no template: ${found['known'] ?? 'its syntax is wrong'}` }),
  },
  {
    says: new RegExp(String.raw`^Error: YAML parse error on ${file}: (?<yaml>.*)$`, 'm'),
    means: (found) => ({ reason: `what ${found['file']} gives is no YAML that helm can read: ${yamlReason(found['yaml'] ?? '')}` }),
  },
  {
    says: new RegExp(String.raw`^Error: (?:failed to parse|cannot load) ${file}: (?<yaml>.*)$`, 'm'),
    means: (found) => ({ reason: `${found['file']} is no YAML that helm can read: ${yamlReason(found['yaml'] ?? '')}` }),
  },
  {
    says: /^Error: chart requires kubeVersion: (?<wanted>[\w.<>=~^|,* -]{1,80}) which is incompatible with Kubernetes (?<given>v[\w.+-]{1,40})/m,
    means: (found) => ({
      reason: `the chart wants Kubernetes ${found['wanted']}, and the environment has ${found['given']}`,
      hint: 'Take a version of the chart for that Kubernetes',
    }),
  },
  {
    says: /missing in charts\/ directory: (?<names>[\w., -]{1,200})/,
    means: (found) => ({ reason: `its charts/ folder lacks ${found['names']}`, hint: 'Run helm dependency build in the chart' }),
  },
  { says: /^Error: library charts are not installable/m, means: () => ({ reason: 'it is a library chart, which has no objects of its own' }) },
  {
    says: /^Error: unknown flag: (?<flag>--[a-z-]{1,40})/m,
    means: (found) => ({ reason: `this helm does not know ${found['flag']}`, hint: 'Install a newer helm, or let SLUICE_HELM name one' }),
  },
  { says: /^Error: error unpacking subchart (?<name>[\w.-]{1,100}) in/m, means: (found) => ({ reason: `its subchart ${found['name']} is no chart archive` }) },
  { says: /^Error: open (?<path>[^\n:]{1,300}): no such file or directory/m, means: (found) => ({ reason: `there is no file ${found['path']}` }) },
  { says: /\bexecuting "/, means: (_found, words) => ({ reason: callReason(words) }) },
]

/** helm's words on stderr → the reason in ours; undefined for a form that is not known, since it could hold anything. */
export function reasonOf(stderr: string): Reason {
  const meant = rows.flatMap(({ says, means }) => {
    const found = says.exec(stderr)
    return found === null ? [] : [means(found.groups ?? {}, stderr)]
  })
  return meant[0] ?? { reason: undefined }
}
