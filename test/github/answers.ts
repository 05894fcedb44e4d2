import type { Answer } from './answer.ts'
import { downloadArtifact, listArtifacts } from './answers/artifacts.ts'
import { createCheckRun, editCheckRun, listCheckRuns } from './answers/checks.ts'
import { readSarif, uploadSarif } from './answers/code-scanning.ts'
import { createComment, deleteComment, editComment, listComments } from './answers/comments.ts'
import { compareCommits, createRef, readRef, readRepository } from './answers/git.ts'
import { addLabels, createIssue, editIssue, listIssues, readIssue } from './answers/issues.ts'
import { createPull, editPull, listPulls, readPull } from './answers/pulls.ts'
import type { Operation } from './contract/operations.ts'

/** Who answers what. */
export const answers: Readonly<Record<Operation, Answer>> = {
  'GET /repos/{owner}/{repo}': readRepository,
  'GET /repos/{owner}/{repo}/pulls': listPulls,
  'POST /repos/{owner}/{repo}/pulls': createPull,
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': readPull,
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}': editPull,
  'GET /repos/{owner}/{repo}/issues': listIssues,
  'POST /repos/{owner}/{repo}/issues': createIssue,
  'GET /repos/{owner}/{repo}/issues/{issue_number}': readIssue,
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': editIssue,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': listComments,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': createComment,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': addLabels,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': editComment,
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': deleteComment,
  'POST /repos/{owner}/{repo}/check-runs': createCheckRun,
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': editCheckRun,
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': listCheckRuns,
  'POST /repos/{owner}/{repo}/code-scanning/sarifs': uploadSarif,
  'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}': readSarif,
  'GET /repos/{owner}/{repo}/compare/{basehead}': compareCommits,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': readRef,
  'POST /repos/{owner}/{repo}/git/refs': createRef,
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': listArtifacts,
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': downloadArtifact,
}
