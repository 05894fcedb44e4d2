import { appendFileSync } from 'node:fs'

/** The files through which a step of GitHub Actions tells the runner its summary and outputs; none elsewhere, and then nothing is written. */
export function createStepFiles(env: NodeJS.ProcessEnv): { readonly summary: (text: string) => void; readonly outputs: (text: string) => void } {
  const append =
    (name: string) =>
    (text: string): void => {
      const path = env[name] ?? ''
      if (path !== '') appendFileSync(path, text)
    }
  return { summary: append('GITHUB_STEP_SUMMARY'), outputs: append('GITHUB_OUTPUT') }
}
