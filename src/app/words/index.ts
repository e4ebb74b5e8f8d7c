export { useTranslation as useWords } from 'react-i18next'
export { type Language, languageCodes, languages } from './languages'
export { problemWords } from './problem-words'
export { speak } from './start-words'
