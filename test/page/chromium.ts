import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages } from '../debian.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Path of a Chromium on this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Before the tests: a machine that has none and lets us install gets Debian's. */
export function setup(): void {
  if (findChromium() === undefined) installPackages('chromium')
}
