import type { Language } from "./Language.tsx"

/** `onderwijs, welzijn en wonen`. */
export const listed = (items: ReadonlyArray<string>, language: Language): string =>
  new Intl.ListFormat(language === "nl" ? "nl-NL" : "en-GB", { type: "conjunction" }).format(items)

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("nl") + text.slice(1)
