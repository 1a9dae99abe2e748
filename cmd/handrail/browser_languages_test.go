//go:build !race

package main

import (
	"strings"
	"testing"
)

// TestLanguages leads a reader of Spanish from the English first page to what
// to do, at each place.
func TestLanguages(t *testing.T) {
	for place, base := range places(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "index.html")
			tb.press(`.languages a[lang="es"]`)
			tb.wait("the first page is in Spanish", `document.documentElement.lang === "es" && /\/es\/(index.html)?$/.test(location.pathname)`)
			for _, query := range []string{"se quiere matar", "suicidio"} {
				tb.open(base + "es/guides/welcome.html")
				tb.keys("/")
				tb.keys(query)
				if got := tb.results(base); got[0] != "es/playbooks/suicidal-statement.html" {
					t.Errorf("%q finds %v", query, got)
				}
			}
			tb.open(base + "es/playbooks/suicidal-statement.html")
			tb.wait("the way to English has room for a thumb", `document.querySelector(".languages a").getBoundingClientRect().height >= 44`)
			tb.press(`.languages a[lang="en"]`)
			tb.wait("the same page in English", `document.documentElement.lang === "en" && location.pathname.endsWith("/playbooks/suicidal-statement.html") && !location.pathname.includes("/es/")`)
			tb.wantQuiet("two languages", hostOf(base))
		})
	}
}

// TestLanguageThatIsMissing: who comes from a page in Spanish to one that is
// not translated is told so in Spanish, with scripts and without; who comes
// from an English page is not.
func TestLanguageThatIsMissing(t *testing.T) {
	base := places(t)["top"]
	const told = `getComputedStyle(document.getElementById("page.es")).display !== "none"`
	tb := newTab(t)
	tb.open(base + "es/a-z.html")
	tb.press(`main a[hreflang="en"][href*="/guides/"]`)
	tb.wait("the page says in Spanish that it is in English", `document.documentElement.lang === "en" && `+told)
	tb.press(`.fallback a`)
	tb.wait("the way back", `/^\/es\/(index.html)?$/.test(location.pathname)`)
	tb.open(base + "guides/boundaries.html")
	if eval[bool](tb, told) {
		t.Error("readers of English are told something in Spanish")
	}
}

// TestScriptsSpeakSpanish: what scripts write is in the language of the page.
func TestScriptsSpeakSpanish(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "es/plans/weekly-five-steps.html")
	eval[bool](tb, `(e => { e.value = 14; return e.dispatchEvent(new Event("input", { bubbles: true })); })(document.querySelector("[name=n]"))`)
	tb.wait("the sum is worked out anew, in Spanish", `/\d+ minutos · 14 personas/.test(document.querySelector("main").innerText)`)
	tb.open(base + "es/plans/weekly-five-steps.html")
	tb.press("[data-plan-run]")
	tb.wait("a running session speaks Spanish", `/Paso 1 de \d/.test(document.querySelector("[data-run-place]")?.textContent) && /Quedan? \d+ min/.test(document.querySelector("[data-run-left]").textContent)`)
	tb.open(base + "es/index.html")
	tb.keys("/")
	tb.keys("xqzwv")
	tb.wait("an answer without results", `document.querySelector("[data-search-said]").textContent.startsWith("No se encontró nada")`)
	if text := eval[string](tb, `document.body.innerText`); strings.Contains(text, "Nothing found") {
		t.Error("the search says it in English")
	}
}

// TestSpanishPrintsOnASheet: the run sheet of a translated plan takes the one
// sheet that the plan itself takes, with contacts that are set and without.
func TestSpanishPrintsOnASheet(t *testing.T) {
	tb := newTab(t)
	for name, dir := range map[string]string{"starter": handbook(t), "localised": localised(t)} {
		for _, view := range []string{".html", ".people.html"} {
			tb.open(fileAddress(dir) + "es/plans/weekly-five-steps" + view)
			for paper := range papers {
				if n := sheets(tb.pdf(paper)); n != 1 {
					t.Errorf("%s: %s on %s: %d sheets", name, view, paper, n)
				}
			}
		}
	}
}

// TestOfflineKeepsEveryLanguage: after one visit with a connection, the pages
// and the search of every language open without one.
func TestOfflineKeepsEveryLanguage(t *testing.T) {
	h := newHost(t, map[string]string{"/": handbook(t)})
	tb := newTab(t)
	tb.open(h.URL + "/index.html")
	tb.waitSaved()
	h.network("dead")
	for path, want := range map[string]string{"/es/": "Gestores de casos pares", "/es/playbooks/suicidal-statement.html": "Alguien habla de suicidio", "/es/plans/index": "Planes de sesión"} {
		if got := tb.heading(h.URL + path); !strings.HasPrefix(got, want) {
			t.Errorf("%s shows %q, want %q", path, got, want)
		}
	}
	tb.keys("/")
	tb.keys("se quiere matar")
	if got := tb.results(h.URL + "/"); got[0] != "es/playbooks/suicidal-statement.html" {
		t.Errorf("the search finds %v", got)
	}
}
