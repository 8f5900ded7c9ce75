import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { ownTexts } from "./ownTexts.ts"
import { type Climb, isNoLongerLinked, rungs, stageTimes } from "./stageTimes.ts"

/** From received to closed; where it is now, in words as well as in the line. `timed`: with since when, which lists do not know. */
export function Ladder({ signal, timed = false }: { readonly signal: Climb; readonly timed?: boolean }) {
  const texts = useTexts(ownTexts)
  const { language } = useLanguage()
  const { stage } = signal
  if (stage === "withdrawn" || stage === "erased" || stage === "restricted")
    return <p className="kv-ladder__withdrawn">{texts[stage]}</p>
  const now = rungs.indexOf(stage)
  const times = timed ? stageTimes(signal) : {}
  return (
    <>
      <ol className="kv-ladder" aria-label={texts.ladder}>
        {rungs.map((rung, index) => {
          const at = index <= now ? times[rung] : undefined
          return (
            <li
              key={rung}
              className={index <= now ? "kv-ladder__rung kv-ladder__rung--done" : "kv-ladder__rung"}
              aria-current={index === now ? "step" : undefined}
            >
              {texts.stages[rung]}
              <span className="kv-visually-hidden">
                {" "}
                ({index < now ? texts.stageDone : index === now ? texts.stageNow : texts.stageNext})
              </span>
              {at !== undefined && (
                <time className="kv-ladder__at kv-subtle kv-small" dateTime={at}>
                  {exactMoment(at, language)}
                </time>
              )}
            </li>
          )
        })}
      </ol>
      {timed && isNoLongerLinked(signal) && <p className="kv-subtle">{texts.noLongerLinked}</p>}
      {timed && <p className="kv-subtle kv-small">{texts.ladderNote}</p>}
    </>
  )
}
