import type { ParseArgsOptionDescriptor } from 'node:util'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'

/** A flag as parseArgs takes it, with the words of its help line. */
export type Flag = ParseArgsOptionDescriptor & {
  /** What stands for the value in help, such as "NAME"; '' for a switch. */
  readonly value: string
  readonly help: string
}

export type Flags = Readonly<Record<string, Flag>>

/** What a verb is called with: flags read by parseArgs, and the world. */
export type Call = {
  readonly text: (flag: string) => string
  readonly list: (flag: string) => readonly string[]
  readonly isOn: (flag: string) => boolean
  /** A flag's path, absolute; '' where the flag is absent. */
  readonly path: (flag: string) => string
  readonly positionals: readonly string[]
  /** Absolute folder that the user stands in. */
  readonly cwd: string
  /** Absolute folder of Sluice itself. */
  readonly sluice: string
  readonly ports: Ports
  /** Prints at once, for a verb that tells a story while it goes on. */
  readonly print: (text: string) => void
  /** Runs another verb with other ports; gives its exit code. */
  readonly run: (argv: readonly string[], sink: Sink, ports: Ports) => Promise<number>
  /** Every verb, for the one that completes their names and flags. */
  readonly verbs: VerbTable
}

/** Where a verb's output goes. */
export type Sink = { readonly out: (text: string) => void; readonly err: (text: string) => void }

export type Verb = {
  readonly flags: Flags
  /** Lines of "command  what it does". */
  readonly examples: readonly (readonly [string, string])[]
  /** What positional arguments are, such as "[FILE…|-]"; '' where the verb takes none. */
  readonly positionals: string
  readonly run: (call: Call) => Promise<Outcome>
}

/** Verbs by name, in the order of help; each is loaded only when it is called. */
export type VerbTable = Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<{ readonly verb: Verb }> }>>

/** The flags of every verb that works on a workspace. */
export const workspaceFlags = {
  workspace: { type: 'string', value: 'DIR', help: 'the workspace (default: the current folder)' },
  env: { type: 'string', multiple: true, value: 'NAME', help: 'an environment, may be repeated (default: all)' },
  release: { type: 'string', multiple: true, value: 'NAME', help: 'a release, may be repeated (default: all)' },
} as const satisfies Flags

/** The flags of every verb. */
export const commonFlags = {
  output: { type: 'string', value: 'FORMAT', help: 'text, json, markdown, html, sarif, junit, github or spinnaker (default: text)' },
  report: { type: 'string', multiple: true, value: 'FORMAT=FILE', help: 'write this format to a file too, may be repeated' },
  ascii: { type: 'boolean', value: '', help: 'plain ASCII signs' },
  help: { type: 'boolean', short: 'h', value: '', help: 'this text' },
} as const satisfies Flags

/** The part of a workspace that the flags name. */
export const selectionOf = (call: Call) => ({
  root: call.path('workspace') === '' ? call.cwd : call.path('workspace'),
  environments: call.list('env'),
  releases: call.list('release'),
})
