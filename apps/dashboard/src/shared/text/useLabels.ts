import type { Bilingual } from "@kruisverband/domain"
import { useLanguage } from "./Language.tsx"

/** Reads a code's label; a code this page does not know yet shows as it is, because vocabularies are open to addition. */
export function useLabels() {
  const { language } = useLanguage()
  return (labels: Readonly<Record<string, Bilingual>>, code: string): string => labels[code]?.[language] ?? code
}
