import { Failure } from '../../model/failure.ts'

type Surroundings = Readonly<Record<string, string | undefined>>

/** Where a repository is, and who asks. */
export type Place = { readonly owner: string; readonly repo: string; readonly apiUrl: string; readonly token: string }

/** As GitHub Actions sets it. A token comes from GITHUB_TOKEN and from nowhere else: no file, no flag, no keychain. */
export function placeOf({ GITHUB_REPOSITORY = '', GITHUB_API_URL = 'https://api.github.com', GITHUB_TOKEN = '' }: Surroundings): Place {
  const [owner = '', repo = '', ...rest] = GITHUB_REPOSITORY.split('/')
  if (owner === '' || repo === '' || rest.length > 0)
    throw new Failure('usage', `Cannot tell the repository on GitHub: GITHUB_REPOSITORY is "${GITHUB_REPOSITORY}", expected "owner/name"`, {
      hint: 'GitHub Actions sets it; elsewhere: export GITHUB_REPOSITORY=owner/name',
    })
  if (GITHUB_TOKEN === '')
    throw new Failure('usage', 'Cannot ask GitHub: GITHUB_TOKEN is not set', { hint: 'In the step: env: { GITHUB_TOKEN: "${{ github.token }}" }' })
  return { owner, repo, apiUrl: GITHUB_API_URL, token: GITHUB_TOKEN }
}
