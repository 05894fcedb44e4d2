import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { Failure } from '../model/failure.ts'
import type { Packing } from '../ports/packing.ts'

// A thousand CRDs with ten thousand objects are some 100 MB; what is larger is a bomb, or better judged live.
const largestBytes = 2 ** 28

export const createPacking = (): Packing => ({
  pack: async (text) => (await promisify(gzip)(text, { level: 9 })).toString('base64'),
  unpack: async (packed) => {
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
  },
})
