/** Runs work on every item, at most `width` at a time; answers keep the order of the items. Failures are answers too, so that one does not hide the others. */
export async function inParallel<Item, Answer>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<readonly PromiseSettledResult<Answer>[]> {
  const answers: PromiseSettledResult<Answer>[] = []
  const queue = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) answers[index] = (await Promise.allSettled([work(item, index)]))[0]
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return answers
}
