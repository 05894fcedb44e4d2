/** Made when it is first asked for, and kept; what could not be made is tried again. */
export function onePerContext<T>(make: (context: string) => Promise<T>): (context: string) => Promise<T> {
  const made = new Map<string, Promise<T>>()
  return async (context) => {
    const one = made.get(context) ?? make(context)
    made.set(context, one)
    try {
      return await one
    } catch (error) {
      made.delete(context)
      throw error
    }
  }
}
