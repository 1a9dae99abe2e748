//go:build !race

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// codeOf is the plan in an address.
func codeOf(address string) string {
	_, code, _ := strings.Cut(address, "#p=")
	return code
}

// adaptLink is the address of the builder on a plan's page.
var adaptLink = regexp.MustCompile(`href="?\.\./(builder\.html#from=[^"> ]+)`)

// planCodes are the codes of a built handbook's plans, as its library script has
// them.
func planCodes(t *testing.T, dir string) map[string]string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(dir, "builder.html"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, regexp.MustCompile(`assets/library\.[0-9a-f]+\.js`).FindString(string(page))))
	if err != nil {
		t.Fatal(err)
	}
	var library struct{ Plans [][2]string }
	text := bytes.TrimSuffix(bytes.TrimPrefix(data, []byte("var handrailLibrary=")), []byte(";\n"))
	if err := json.Unmarshal(text, &library); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range library.Plans {
		out[p[0]] = p[1]
	}
	return out
}

// TestAdapt opens every plan of the handbook in the builder: it shows the same
// steps at the same times as the plan's page, and writes the same code as the
// build.
func TestAdapt(t *testing.T) {
	base, codes := places(t)["top"], planCodes(t, handbook(t))
	tb := newTab(t)
	plans, err := filepath.Glob("../../content/plans/*.md")
	if err != nil || len(plans) < 3 {
		t.Fatalf("%d plans, %v", len(plans), err)
	}
	for _, file := range plans {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		if name == "index" || strings.HasSuffix(name, ".es") { // translations have builders of their own
			continue
		}
		data, err := os.ReadFile(filepath.Join(handbook(t), "plans", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		m := adaptLink.FindSubmatch(data)
		if m == nil {
			t.Errorf("%s has no link to the builder", name)
			continue
		}
		tb.open(base + strings.Replace(string(m[1]), "#", "?"+name+"#", 1))
		tb.wait(name+" is open", `document.querySelector("[data-b=rows]").children.length`)
		if got := codeOf(tb.field("link")); got == "" || got != codes[name] {
			t.Errorf("%s: the builder writes\n%s\nand the build\n%s", name, got, codes[name])
		}
		if told := tb.part("told"); told != "" {
			t.Errorf("%s: the builder complains: %s", name, told)
		}
		page := string(data)
		for _, row := range eval[[]string](tb, `[...document.querySelectorAll("[data-f=clock]")].map(e => e.textContent)`) {
			if !strings.Contains(page, row) {
				t.Errorf("%s: the page has no step at %s", name, row)
			}
		}
		if sum := tb.part("sum"); !strings.Contains(page, sum) {
			t.Errorf("%s: the builder says %q, its page something else", name, sum)
		}
	}
	tb.wantQuiet("adapt", hostOf(base))
}

// TestBuilderLink: a link carries a whole plan to another device, what is
// damaged is said and what can be kept is kept, and a reader's own plan waits.
func TestBuilderLink(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	tb.adapt(base, "first-meeting")
	tb.put("[name=title]", hostileTitle)
	tb.do(chromedp.SetValue(`form [name=title]`, "<img src=x onerror=alert(1)> & “tea”"))
	tb.do(chromedp.Click(`form:has([name=title]) button`))
	want, link := eval[[]string](tb, builderRows), tb.field("link")

	other := newTab(t)
	other.open(link)
	other.wait("the plan is open", builderRows+".length")
	other.wantSteps(want...)
	if got := other.field("link"); got != link {
		t.Errorf("sent on, the link is\n%s\nit was\n%s", got, link)
	}
	if got := eval[string](other, `document.querySelector("[name=title]").value`); got != hostileTitle {
		t.Errorf("the title is %q", got)
	}
	if eval[bool](other, `!!document.querySelector("main img")`) {
		t.Error("a title became an element")
	}

	code := codeOf(link)
	for _, tt := range []struct{ name, code, told string }{
		{"cut off", code[:len(code)*2/3], "Part of this plan was lost or changed on the way."},
		{"a letter changed", strings.Replace(code, "Support", "Supporter", 1), "Part of this plan was lost or changed on the way."},
		{"of a later version", "2" + code[1:], "This plan was made with a newer version of the handbook"},
		{"nothing left", code[:4], "This link is damaged, and nothing of the plan could be read."},
		{"rubbish", "%E0%A4%A", "This link is damaged, and nothing of the plan could be read."},
		{"an activity that is gone", "10000/tX/uold-favourite.n15", "Part of this plan was lost or changed on the way. Check it"},
	} {
		other.open("about:blank")
		other.open(base + "builder.html#p=" + tt.code)
		other.wait(tt.name+" is told", `!document.querySelector("[data-b=told]").hidden`)
		told, _, _ := strings.Cut(tt.told, " Check it")
		if got := other.part("told"); !strings.HasPrefix(got, told) {
			t.Errorf("%s: the page says %q, want %q", tt.name, got, tt.told)
		}
		if rows := eval[[]string](other, builderRows); len(rows) == 0 {
			t.Errorf("%s: nothing is kept", tt.name)
		}
	}
	if got := other.part("told"); !strings.Contains(got, "No longer in this handbook: Old favourite.") {
		t.Errorf("the page says %q of an activity that is gone", got)
	}
	other.wantSteps("0:00 Old favourite 15")
	other.wantQuiet("builder", "")
}

// hostileTitle ends whatever is not careful.
const hostileTitle = `</script> "It's" & 😀 #1: tea — \ {x} --> *a`

// TestOpeningKeepsOwnPlan: a link that is opened does not cost a reader the
// plan that they were making, also not after the page is opened again.
func TestOpeningKeepsOwnPlan(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "builder.html")
	tb.do(chromedp.SetValue(`form [name=title]`, "My own"), chromedp.Click(`form:has([name=title]) button`))
	tb.adapt(base, "short-hour")
	tb.open(base + "builder.html?later")
	tb.wait("the other plan is there", builderRows+".length == 8")
	tb.pressIn("undo", 0)
	tb.wantSteps("18:00 My own 10")
	tb.pressIn("undo", 0)
	tb.wait("and back again", builderRows+".length == 8")
	// pasted instead of followed
	tb.put("[name=link]", "Look: <"+base+"builder.html#p=10000/tPasted/b7>")
	tb.do(chromedp.Click(`form:has([name=link]) button`))
	tb.wait("the pasted plan is open", builderRows+".length == 1")
	tb.wantSteps("0:00 Break 7")
}

// TestCopyLink: where the clipboard may not be used, the link is marked, ready
// to be copied by hand.
func TestCopyLink(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.adapt(base, "short-hour")
	eval[chromedp.Void](tb, `navigator.clipboard.writeText = async text => { globalThis.copied = text; }`)
	tb.pressIn("copy", 0)
	tb.wait("the button says so", `document.querySelector("[data-do=copy]").textContent == "The link is copied"`)
	if got := eval[string](tb, `copied`); codeOf(got) == "" || got != tb.field("link") {
		t.Errorf("copied: %s", got)
	}
	eval[chromedp.Void](tb, `navigator.clipboard.writeText = () => Promise.reject(new Error("no"))`)
	tb.pressIn("copy", 0)
	tb.wait("the link has the focus", `document.activeElement.dataset.b == "link"`)
	if all := eval[bool](tb, `document.activeElement.selectionEnd == document.activeElement.value.length && document.activeElement.selectionStart == 0`); !all {
		t.Error("the link is not marked")
	}
	tb.wantSaid("Copy the text that is marked now.")
}

// download presses the button that saves the plan, and returns the file's name
// and text.
func (tb *tab) download() (name, text string) {
	tb.t.Helper()
	eval[chromedp.Void](tb, `(() => {
		URL.createObjectURL = blob => (blob.text().then(text => globalThis.saved = text), "blob:none");
		HTMLAnchorElement.prototype.click = function () { globalThis.savedAs = this.download; };
	})()`)
	tb.pressIn("save", 0)
	tb.wait("the file is written", "globalThis.saved")
	return eval[string](tb, "savedAs"), eval[string](tb, "saved")
}

// TestBuilderFile: the downloaded file is a page of the handbook that check
// finds nothing wrong with, whatever its texts are; built, it is the plan that
// the builder had; and chosen in the builder on another device, it is it again.
func TestBuilderFile(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	tb.adapt(base, "weekly-five-steps")
	tb.put("[name=title]", strings.Replace(hostileTitle, "</", "< /", 1)) // check advises against tags
	for _, title := range []string{"- a: b", "'quoted' \"twice\" \\", "& * ! % @ [x] {{.}}", "2026-11-01", "null"} {
		tb.put("form [name=title]", title)
		tb.do(chromedp.Click(`form:has([name=title]) button`))
	}
	tb.put("[name=length]", "150")
	name, text := tb.download()
	if name != "script-it-s-1-tea-x-a.md" {
		t.Errorf("the file is called %s", name)
	}
	rows, code := eval[[]string](tb, builderRows), codeOf(tb.field("link"))

	site := t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(site, "content", "plans", name)
	save(t, file, text)
	var out bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &out, err: &out}
	if err := a.check(context.Background(), site, "text", siteFlags{}); err != nil || !strings.HasSuffix(out.String(), "no mistakes\n") {
		t.Errorf("check says (%v)\n%s\nof\n%s", err, out.String(), text)
	}
	built := t.TempDir()
	a = &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	if err := a.build(context.Background(), site, built, siteFlags{quiet: true}, false); err != nil {
		t.Fatal(err)
	}
	if got := planCodes(t, built)[strings.TrimSuffix(name, ".md")]; got != code {
		t.Errorf("built, the plan is\n%s\nin the builder it was\n%s", got, code)
	}

	other := newTab(t)
	other.open(base + "builder.html")
	other.do(chromedp.SetUploadFiles("[data-b=file]", []string{file}))
	other.wait("the plan is open", builderRows+".length")
	other.wantSteps(rows...)
	if got := codeOf(other.field("link")); got != code {
		t.Errorf("opened from the file, the plan is\n%s\nit was\n%s", got, code)
	}
	if told := other.part("told"); told != "" {
		t.Errorf("the builder complains: %s", told)
	}
}

// TestBuilderWithoutItsData: where the list of activities does not come, own
// steps still work, and opening the page again gets the plan that was asked for.
func TestBuilderWithoutItsData(t *testing.T) {
	files := http.FileServer(http.Dir(handbook(t)))
	fail := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if fail && strings.Contains(r.URL.Path, "/library.") {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	tb := newTab(t)
	call(tb, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	tb.open(server.URL + "/builder.html#from=short-hour")
	tb.wait("the page says what is missing", `document.querySelector("[data-b=told]").textContent.startsWith("The list of activities did not load.")`)
	fail = false
	tb.do(reload())
	tb.wait("the plan is whole", builderRows+".length == 8")
	if got := codeOf(tb.field("link")); !strings.Contains(got, "/uone-word-check-in.") {
		t.Errorf("the activity is gone from %s", got)
	}
}

// TestBuilderPageWithoutScripts shows where else to go, and nothing that does
// not work.
func TestBuilderPageWithoutScripts(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.scripts(false)
	tb.open(base + "builder.html")
	tb.keys(kb.Tab)
	var words []string
	for _, n := range tb.axTree() {
		if n.role == "button" || n.role == "textbox" && n.name != "Search" {
			t.Errorf("there is a %s called %q", n.role, n.name)
		}
		words = append(words, n.name)
	}
	if all := strings.Join(words, " "); !strings.Contains(all, "needs scripts") || !strings.Contains(all, "Session plans") {
		t.Errorf("the page says %s", all)
	}
}
