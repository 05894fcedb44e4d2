/** Optional fields in the words of `has`: "self.?a.b.orValue('x')" is "(has(self.a) && has(self.a.b) ? self.a.b : 'x')". Neither ever fails. */
export const withoutOptionals = (text: string): string =>
  text
    .replaceAll(chained(String.raw`\.hasValue\(\)`), (_, keys: string) => `(${presenceOf(keys)})`)
    .replaceAll(chained(String.raw`\.orValue\(("[^"\\]*"|-?\d+|true|false|\[\]|\{\})\)`), (_, keys: string, value: string) => {
      return `(${presenceOf(keys)}?${placesOf(keys).at(-1)}:${value})`
    })

const chained = (end: string): RegExp => new RegExp(String.raw`(?<![\w.])self\.\?(\w+(?:\.\??\w+)*)${end}`, 'g')

const presenceOf = (keys: string): string =>
  placesOf(keys)
    .map((place) => `has(${place})`)
    .join('&&')

const placesOf = (keys: string): readonly string[] => keys.split(/\.\??/).map((_, index, all) => ['self', ...all.slice(0, index + 1)].join('.'))
