import { compilePattern } from '../re2.ts'

// strfmt's own, with its oddities: letters and symbols of every script, a last label of at least two letters, but one single label may end anyhow.
const pattern = String.raw`^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$`

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

export const isHostname = (text: string): boolean =>
  compilePattern(pattern)?.test(text) === true && bytesOf(text) <= 255 && text.split('.').every((label) => bytesOf(label) <= 63)
