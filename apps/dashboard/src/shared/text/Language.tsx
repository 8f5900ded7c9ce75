import type { Bilingual } from "@kruisverband/domain"
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"

export type Language = "nl" | "en"

const stored = "kruisverband.language"

/** Dutch first; English where somebody chose it on this machine. The choice says nothing of a person's work. */
const remembered = (): Language => (localStorage.getItem(stored) === "en" ? "en" : "nl")

const LanguageContext = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: "nl",
  choose: () => undefined
})

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(remembered)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(stored, next)
        setLanguage(next)
      }
    }),
    [language]
  )
  return <LanguageContext value={value}>{children}</LanguageContext>
}

export const useLanguage = () => useContext(LanguageContext)

/** The text of a bilingual value in the reader's language. */
export function useBilingual() {
  const { language } = useLanguage()
  return (text: Bilingual) => (text[language] === "" ? text.nl : text[language])
}
