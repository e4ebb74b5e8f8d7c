import { plimsollVersion } from '../../core/analysis/version'
import { exitStatus, optionHead, optionText } from './help'
import type { LoadedCommand } from './loaded'

/** The manual in the language of `man` (groff_man(7)), made of the tables of all commands. */
export function manPage(commands: readonly LoadedCommand[]): string[] {
  return [
    `.TH PLIMSOLL 1 "" "plimsoll ${plimsollVersion}" "Plimsoll"`,
    '.SH NAME',
    'plimsoll \\- whether Kubernetes manifests fit, and bundles that do',
    '.SH SYNOPSIS',
    '.B plimsoll',
    roff('COMMAND [OPTIONS] [FILE|DIR|-]...'),
    '.SH COMMANDS',
    ...commands.flatMap(({ name, summary, args, about, options, examples }) => [
      `.SS ${roff(`${name} ${args}`)}`,
      roff(`${summary}.`),
      ...about.flatMap(paragraph => ['.PP', roff(paragraph)]),
      ...Object.entries(options).flatMap(([option, spec]) => [
        '.TP',
        `.B ${roff(optionHead(option, spec).trim())}`,
        roff(optionText(spec)),
      ]),
      ...examples.flatMap(({ call, says }) => ['.PP', roff(`${says}:`), '.br', `.B ${roff(call)}`]),
    ]),
    '.SH EXIT STATUS',
    ...exitStatus.flatMap(([status, when]) => ['.TP', `.B ${status}`, roff(when)]),
  ]
}

/** A line of text: no character of it is a command, and hyphens stay hyphens that can be copied. */
function roff(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-')
  return /^[.']/.test(plain) ? `\\&${plain}` : plain
}
