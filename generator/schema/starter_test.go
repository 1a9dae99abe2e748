package schema

import (
	"strings"
	"testing"
)

// titles that a writer may give, some of which YAML would misread.
var titles = []string{"Two truths", "Conflict: what to do", `She said "no"`, "988", "yes", "# first", "[draft]", "It's fine", "Ü 安", "  two\nlines  "}

func TestStarterIsRight(t *testing.T) {
	for i := range kindTable {
		k := &kindTable[i]
		for _, title := range titles {
			src := Starter(k, title)
			v, body, ds := Decode("a.md", []byte(src), k)
			if len(ds) > 0 {
				t.Errorf("%s, %q: %s%s", k.Name, title, told(ds), src)
			}
			if got, want := v.Text("title"), strings.Join(strings.Fields(title), " "); got != want {
				t.Errorf("%s: title = %q, want %q", k.Name, got, want)
			}
			if v.Text("status") != "draft" {
				t.Errorf("%s: a new page is %s, want draft", k.Name, v.Text("status"))
			}
			checkStarterParts(t, k, v, src[body:])
		}
	}
}

// checkStarterParts looks for every needed part, in order, with text below it,
// and with a numbered list where one belongs.
func checkStarterParts(t *testing.T, k *Kind, v Values, body string) {
	if strings.TrimSpace(body) == "" {
		t.Errorf("%s: no text", k.Name)
	}
	for _, p := range k.Parts {
		_, after, found := strings.Cut(body, "## "+p.Title+"\n")
		if !found {
			if p.Needed(v) {
				t.Errorf("%s: part %s is missing, or not in order", k.Name, p.Title)
			}
			continue
		}
		body = after
		if want := "1. Write the first step here.\n2. "; p.New == "" && p.Steps != strings.HasPrefix(body, want) || !strings.HasPrefix(body, p.New) {
			t.Errorf("%s: part %s starts with %q", k.Name, p.Title, body)
		}
		if !strings.Contains(body, p.Doc+"\n") {
			t.Errorf("%s: part %s has no advice", k.Name, p.Title)
		}
	}
}

// Every line behind # is right when the # is taken away, one at a time.
func TestStarterExamplesCanBeUsed(t *testing.T) {
	for i := range kindTable {
		k := &kindTable[i]
		src := Starter(k, "Title")
		front, _, _ := strings.Cut(strings.TrimPrefix(src, "---\n"), "\n---\n")
		for _, line := range strings.Split(front, "\n") {
			if !strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "# More fields") {
				continue
			}
			used := strings.Replace(src, line, line[2:], 1)
			if _, _, ds := Decode("a.md", []byte(used), k); len(ds) > 0 {
				t.Errorf("%s: %s: %s", k.Name, line, told(ds))
			}
		}
	}
}

func TestReference(t *testing.T) {
	for _, k := range all() {
		var b strings.Builder
		if err := Reference(&b, k); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		for _, f := range k.Fields {
			if !strings.Contains(text, "\n  "+f.Name+": ") {
				t.Errorf("%s: field %s is missing", k.Name, f.Name)
			}
		}
		for _, p := range k.Parts {
			if !strings.Contains(text, "\n  "+p.Title) {
				t.Errorf("%s: part %s is missing", k.Name, p.Title)
			}
		}
	}
	var b strings.Builder
	if err := Reference(&b, kind(t, "playbook")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"playbook (playbooks/*.md)\nWhat to do when something happens in a session; read under stress.\n\nFields\n  title: text; at most 80 letters; required\n",
		"  urgency: one of now, soon, later; required\n      How fast to act: now is for life and safety, soon for this session.\n",
		"  contacts: list of page ids of kind contact\n",
		"  handoff: whole number (minutes)\n",
		"      title: text; required\n          Title of the book, page or law.\n",
		"  card: true or false; without it true\n",
		"Parts of the text, as ## headings in this order\n  First minute; a numbered list; required\n",
		"  If you are alone; required when urgency is now or soon\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the reference of playbook does not have\n%s", want)
		}
	}
}

func TestOverview(t *testing.T) {
	var b strings.Builder
	if err := Overview(&b); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != len(Kinds()) {
		t.Fatalf("%d lines for %d kinds", len(lines), len(Kinds()))
	}
	for i, k := range Kinds() {
		if !strings.HasPrefix(lines[i], k.Name+" ") || !strings.Contains(lines[i], " "+k.Place()+" ") || !strings.HasSuffix(lines[i], k.Doc) {
			t.Errorf("line %d = %q", i, lines[i])
		}
	}
}
