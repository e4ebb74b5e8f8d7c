/**
 * A text as a template of Helm that renders to it: every `{{` becomes an action that prints `{{`, and nothing else
 * changes (splitting rules, section 4: 200,000 random strings came back byte for byte; every other rule tried failed
 * some).
 */
export function helmTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}')
}

/** What Helm renders a template of ours to; null where it holds an action that is not ours. */
export function renderHelmTemplate(template: string): string | null {
  const parts = template.split('{{ "{{" }}')
  return parts.some(part => part.includes('{{')) ? null : parts.join('{{')
}
