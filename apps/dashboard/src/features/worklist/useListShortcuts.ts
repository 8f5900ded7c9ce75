import { useEffect, useRef, useState } from "react"

const stored = "kruisverband.shortcuts"

/** `j` and `k` move the focus along the list's links; can be switched off (WCAG 2.1.4). The browser's Enter opens. */
export function useListShortcuts() {
  const list = useRef<HTMLOListElement>(null)
  const [on, setOn] = useState(() => localStorage.getItem(stored) !== "off")
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key !== "j" && event.key !== "k") return
      const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-worklist-link]") ?? [])]
      const at = links.findIndex((link) => link === document.activeElement)
      const next = event.key === "j" ? links[at + 1] : links[Math.max(0, at - 1)]
      next?.focus()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [on])
  const set = (next: boolean) => {
    localStorage.setItem(stored, next ? "on" : "off")
    setOn(next)
  }
  return { list, on, set }
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
