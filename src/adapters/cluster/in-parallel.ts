import { parallelRequests } from './connection.ts'

/** The work of all items, at most eight at a time, answers in the order of the items. */
export async function inParallel<Item, Answer>(items: readonly Item[], work: (item: Item) => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  const waiting = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) answers[index] = await work(item)
  }
  await Promise.all(Array.from({ length: parallelRequests }, worker))
  return answers
}
