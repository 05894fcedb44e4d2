import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { gunzip, gzip } from 'node:zlib'
import { Failure } from '../model/failure.ts'
import type { Packing } from '../ports/packing.ts'

// A thousand CRDs are some 50 MB, and a page of objects a few; what is larger is a bomb.
const largestBytes = 2 ** 28

export function createPacking(): Packing {
  let texts = 0
  // Pages come one after the other, and each leaves its text behind: garbage is collected as early as that of long lists.
  const noted = (text: string): string => {
    texts += 1
    if (texts > 2) setFlagsFromString('--heap-growing-percent=30')
    return text
  }
  return { pack: (text) => pack(noted(text)), unpack: (packed) => unpack(noted(packed)) }
}

const pack = async (text: string): Promise<string> => (await promisify(gzip)(text, { level: 9 })).toString('base64')

async function unpack(packed: string): Promise<string> {
  try {
    const bytes = await promisify(gunzip)(Buffer.from(packed, 'base64'), { maxOutputLength: largestBytes })
    return bytes.toString('utf8')
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new Failure('config-invalid', `Cannot unpack the snapshot: ${isLarge ? `it holds more than ${largestBytes} bytes` : 'its bytes are damaged'}`, {
      hint: 'npm run snapshot records a new one',
      cause: error,
    })
  }
}
