package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"net/http"
	"strings"

	"handrail/generator"
	"handrail/generator/diag"
)

// markHeader carries a page's mark, so that an open page can ask whether it
// has changed without loading itself again.
const markHeader = "Handrail-Page"

// page sends an HTML page with the live script in it.
func (s *snapshot) page(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	mark := s.edition.mark(page)
	w.Header().Set(markHeader, mark)
	answer(w, r, status, ".html", withTag(page, liveTag(mark, s.told)))
}

// mark is two hashes of a page, the first without the names of style sheets:
// when only the second differs, new styles are all that is new.
func (ed *edition) mark(page []byte) string {
	text := page
	if ed != nil {
		for _, name := range ed.styles {
			text = bytes.ReplaceAll(text, []byte(name), nil)
		}
	}
	return shortHash(text) + "-" + shortHash(page)
}

func shortHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// liveTag is all that serve adds to a page. It says which page this is and
// what open pages were last told.
func liveTag(mark string, told []byte) string {
	return fmt.Sprintf(`<script src="/%s" defer data-page="%s" data-told="%s"></script>`, scriptPath, mark, html.EscapeString(string(told)))
}

// withTag puts a tag at the end of a page's body.
func withTag(page []byte, tag string) []byte {
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, tag...)
	return append(out, page[at:]...)
}

// faultPage stands in for a page that could not be made. The live script puts
// the list of mistakes over it, and loads the page once it can be made.
func faultPage(title string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`+
		`<title>Mistakes in the handbook</title><link rel="stylesheet" href="/%s"></head><body><h1>%s</h1></body></html>`, stylePath, html.EscapeString(title))
}

// faultsTold is how many mistakes are shown over a page; the terminal has all.
const faultsTold = 20

// faultTexts says what keeps a build from being shown, in the words of the
// terminal.
func faultTexts(ds []diag.Diag) []string {
	errs, _ := diag.Count(ds)
	var texts []string
	for _, d := range ds {
		if errs == 0 || d.Severity() == diag.Error { // warnings matter only when they stop the build
			texts = append(texts, faultText(d))
		}
	}
	if more := len(texts) - faultsTold; more > 0 {
		texts = append(texts[:faultsTold], fmt.Sprintf("and %d more, in the terminal", more))
	}
	return texts
}

func faultText(d diag.Diag) string {
	var b strings.Builder
	diag.Text(&b, []diag.Diag{d}, false) // a strings.Builder never fails
	return strings.TrimSuffix(b.String(), "\n")
}

// errorText says what an error means for a page.
func errorText(err error) string {
	if d, ok := generator.Fault(err); ok {
		return faultText(d)
	}
	return err.Error()
}
