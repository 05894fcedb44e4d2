import type { PageData } from '../model/page-data.ts'

/** The data of the page: JSON, or the same packed, in base64. */
export async function readData(): Promise<PageData> {
  const holder = document.getElementById('data')
  const text = holder?.textContent ?? ''
  return holder?.getAttribute('type') === 'application/json' ? JSON.parse(text) : JSON.parse(await unpacked(text))
}

async function unpacked(text: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
