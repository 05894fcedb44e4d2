/** A child process: an argument list and its exact surroundings, never shell text. */
export type Command = {
  /** An absolute path, or a name that is looked up on the PATH of `env`. */
  readonly program: string
  readonly args: readonly string[]
  /** What it does, as messages name it: "rendering istiod". */
  readonly label: string
  /** The whole environment of the child; it inherits nothing. */
  readonly env: Readonly<Record<string, string>>
  readonly limitMs: number
  /** What to do when the limit is reached: a command or an edit. */
  readonly limitHint?: string
  /** Absolute; the folder of our own process where it is left out. */
  readonly cwd?: string
  /** Standard input; nothing where it is left out. */
  readonly input?: string
  /** Of stdout and stderr together; 64 MiB where it is left out. */
  readonly maxOutputBytes?: number
  /** The most memory that the child may map, in KiB, where the system can limit it. */
  readonly addressSpaceKiB?: number
  /** Ends the child, with all that it started, when it is aborted. */
  readonly signal?: AbortSignal
  /** Without a network, loopback included, where the system allows to take it away. */
  readonly isOffline?: boolean
}

/** What a child left behind. Stdout and stderr are never merged. */
export type Ran = {
  /** 128 + n where signal n ended it. */
  readonly exitCode: number
  readonly stdout: Uint8Array
  /** stdout read as UTF-8. */
  readonly text: string
  /** With control characters made visible, since it may end up on a terminal. */
  readonly stderr: string
}

/**
 * Runs a program to its end. An exit code other than 0 is an answer, not a failure. Failure 'tool-missing' where there is no such program,
 * 'tool-timeout' at the limit, 'tool-failed' on too much output, 'interrupted' when our own process is told to stop; none of them leaves a child behind.
 */
export type Run = (command: Command) => Promise<Ran>

export type ProgramName = 'helm' | 'kubectl'

/** A program of this machine, and how it was found. */
export type Program = { readonly path: string; readonly origin: 'config' | 'PATH' | 'embedded' }

/** Failure 'tool-missing' where the program is nowhere. */
export type FindProgram = (name: ProgramName) => Promise<Program>
