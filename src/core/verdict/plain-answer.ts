/**
 * A refusal as the API server words it, for programs other than kubectl: kubectl puts `The` before a validation error,
 * and `Error from server` with the reason and the file before all others (kubectl pkg/cmd/util/helpers.go).
 */
export function plainAnswer(printed: string): string {
  return printed.replace(/^The /, '').replace(/^Error from server(?: \(\w+\))?: (?:error when creating ".*?": )?/, '')
}
