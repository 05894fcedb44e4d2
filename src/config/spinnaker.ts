import * as v from 'valibot'
import type { Problem, Read } from '../model/problem.ts'
import { decodeYaml } from './decode-yaml.ts'
import { spinnakerSchema, type SpinnakerConfig } from './spinnaker-schema.ts'

/** What no pipeline can do without. */
export type SpinnakerParameters = SpinnakerConfig & Readonly<Record<'application' | 'account' | 'image', string>>

/** Text of `spinnaker.yml`, and flags, which count more → the parameters of a pipeline, or every problem in both. */
export function readSpinnaker(text: string, file: string, flags: Readonly<Record<string, string>>): Read<SpinnakerParameters> {
  const written = text === '' ? undefined : decodeYaml(text, file, spinnakerSchema)
  if (written?.ok === false) return written
  const asked = v.safeParse(spinnakerSchema, { ...written?.value.value, ...flags })
  if (!asked.success) return { ok: false, problems: asked.issues.map((issue) => flagProblem(v.getDotPath(issue) ?? '', issue.message)) }
  const { application, account, image } = asked.output
  if (application !== undefined && account !== undefined && image !== undefined) return { ok: true, value: { ...asked.output, application, account, image } }
  const lacking = Object.entries({ application, account, image }).flatMap(([key, value]) => (value === undefined ? [key] : []))
  return { ok: false, problems: lacking.map((key) => lack(key, file)) }
}

const flagProblem = (key: string, message: string): Problem => at('', key, { message: `--${dashed(key)} ${message}`, hint: `Pass another --${dashed(key)}` })

const lack = (key: string, file: string): Problem => at(file, key, { message: `${key} is missing`, hint: `Write it into ${file}, or pass --${dashed(key)}` })

const at = (file: string, path: string, said: Pick<Problem, 'message' | 'hint'>): Problem => ({ file, line: 0, column: 0, path, ...said })

const dashed = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
