import type { Comments } from '../../ports/github.ts'
import type { Session } from './session.ts'

export const createComments = ({ octokit, place, isOurs }: Session): Comments => ({
  all: async (number) => {
    const found = await octokit.paginate(octokit.rest.issues.listComments, { ...place, issue_number: number, per_page: 100 })
    const ours = await isOurs()
    return found.map(({ id, body = '', user }) => ({ id, body, isOurs: ours(user) }))
  },
  add: async (number, body) => void (await octokit.rest.issues.createComment({ ...place, issue_number: number, body })),
  edit: async (id, body) => void (await octokit.rest.issues.updateComment({ ...place, comment_id: id, body })),
  remove: async (id) => void (await octokit.rest.issues.deleteComment({ ...place, comment_id: id })),
})
