import type { LinkView } from "@kruisverband/contract"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { type ReactNode, useId } from "react"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { facetLabels, themeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { type Episode, episodeOf } from "./episode.ts"
import { episodeTexts } from "./episodeTexts.ts"
import "./episode.css"

/** Place, period, themes and grounds of a link of polarisation signals; nothing for a link of persons. */
export function EpisodeFacts({ link }: { readonly link: LinkView }) {
  const texts = useTexts(episodeTexts)
  const label = useLabels()
  const { registry } = useRegistry()
  const id = useId()
  const episode = episodeOf(link)
  if (episode === undefined) return null
  const { grounds, municipalities, themes } = episode
  return (
    <section className="kv-episode" aria-labelledby={id}>
      <Heading level={2} appearance="level-3" id={id}>
        {texts.title}
      </Heading>
      <Paragraph>{texts.note}</Paragraph>
      <dl className="kv-episode__facts">
        <Fact name={texts.place}>{municipalities.map(registry.municipalityName).join(", ")}</Fact>
        <Fact name={texts.period}>
          <Period episode={episode} />
        </Fact>
        <Fact name={texts.themes}>
          {themes.length === 0
            ? texts.noThemes
            : themes.map((one) => texts.theme(label(themeLabels, one.theme), one.signals)).join(", ")}
        </Fact>
        <Fact name={texts.grounds}>
          {grounds.length === 0 ? texts.onlyPlace : grounds.map((facet) => label(facetLabels, facet)).join(", ")}
        </Fact>
      </dl>
      <Paragraph className="kv-subtle kv-small">{texts.more}</Paragraph>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Period({ episode: { period, undated } }: { readonly episode: Episode }) {
  const texts = useTexts(episodeTexts)
  const { language } = useLanguage()
  const [first, last] = [period?.first, period?.last].map((at) => (at === undefined ? "" : exactDay(at, language)))
  const days =
    first === undefined || first === "" ? texts.noPeriod : first === last ? first : texts.between(first, last ?? "")
  return undated === 0 || period === undefined ? days : `${days}; ${texts.undated(undated)}`
}
