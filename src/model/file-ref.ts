import type { ObjectRef } from '../model/manifest.ts'

/** A file of the workspace, as findings about the gate name it. */
export const fileRef = (file: string): ObjectRef => ({ group: '', version: '', kind: 'File', namespace: '', name: file })
