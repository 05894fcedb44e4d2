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

/** The same for each user that is acted as. */
export function onePerUser<T>(make: (context: string, who: string) => Promise<T>): (context: string, who: string) => Promise<T> {
  const byUser = new Map<string, (context: string) => Promise<T>>()
  return (context, who) => {
    const own = byUser.get(who) ?? onePerContext((name) => make(name, who))
    byUser.set(who, own)
    return own(context)
  }
}
