import type { DisclosureLevel } from "@kruisverband/domain"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { postingTexts } from "./postingTexts.ts"

const parts = ["existence", "content", "source"] as const
const shown: Readonly<Record<DisclosureLevel, ReadonlySet<(typeof parts)[number]>>> = {
  full: new Set(parts),
  "without-source": new Set(["existence", "content"]),
  "existence-only": new Set(["existence"])
}

/** What the coordinator sees at this level: a mark and a word for each part. */
export function SharingPicture({ level }: { readonly level: DisclosureLevel }) {
  const texts = useTexts(postingTexts).sharing
  return (
    <ul className="kv-picture" aria-label={texts.sees}>
      {parts.map((part) => {
        const open = shown[level].has(part)
        return (
          <li key={part} className={open ? "kv-picture__part" : "kv-picture__part kv-picture__part--closed"}>
            <svg viewBox="0 0 24 24" aria-hidden="true" className="kv-picture__eye">
              <path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12Z" />
              <circle cx="12" cy="12" r="3" />
              {!open && <path d="M4 20 20 4" />}
            </svg>
            <span className="kv-small">
              {texts.picture[part]}: {open ? texts.yes : texts.no}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
