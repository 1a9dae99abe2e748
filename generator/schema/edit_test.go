package schema

import (
	"strings"
	"testing"
)

// TestEdit: the value changes, and nothing else in the file does.
func TestEdit(t *testing.T) {
	for _, tt := range []struct{ name, src, field, text, want string }{
		{"plain", "---\ntitle: A\nhours: day # note\n---\nText\n", "hours", "night and day", "---\ntitle: A\nhours: night and day # note\n---\nText\n"},
		{"into quotes", "---\nhours: day\n---\n", "hours", "Mon: 9 to 5", "---\nhours: \"Mon: 9 to 5\"\n---\n"},
		{"quoted, with a sign in it", "---\nhours: \"a # b\"   # note\n---\n", "hours", "day", "---\nhours: day   # note\n---\n"},
		{"single quotes", "---\nhours: 'it''s'\n---\n", "hours", "day", "---\nhours: day\n---\n"},
		{"number", "---\ntitle: A\n---\n", "phone", "+1 (555) 01-00", "---\ntitle: A\nphone: \"+1 (555) 01-00\"\n---\n"},
		{"zeros stay", "---\nphone: \"1\"\n---\n", "phone", "0800123", "---\nphone: \"0800123\"\n---\n"},
		{"Windows line ends", "---\r\ntitle: A\r\nhours: x\r\n---\r\nT\r\n", "hours", "day", "---\r\ntitle: A\r\nhours: day\r\n---\r\nT\r\n"},
		{"new, Windows line ends", "---\r\ntitle: A\r\n---\r\n", "phone", "1", "---\r\ntitle: A\r\nphone: \"1\"\r\n---\r\n"},
		{"remove", "---\ntitle: A\nplaceholder: true # until set\norder: 1\n---\n", "placeholder", "", "---\ntitle: A\norder: 1\n---\n"},
		{"remove what is not there", "---\ntitle: A\n---\n", "placeholder", "", "---\ntitle: A\n---\n"},
		{"list", "---\nlanguages: [English]\n---\n", "languages", "English, Español", "---\nlanguages: [English, Español]\n---\n"},
		{"list in lines", "---\nlanguages:\n  - English # first\n  - French\norder: 1\n---\n", "languages", "Spanish", "---\nlanguages: [Spanish]\norder: 1\n---\n"},
		{"empty value", "---\nhours:\norder: 1\n---\n", "hours", "day", "---\nhours: day\norder: 1\n---\n"},
		{"no blank at the end", "---\nhours: day\n---", "area", "town", "---\nhours: day\narea: town\n---"},
		{"text over two lines", "---\nhours: one\n  two\norder: 1\n---\n", "hours", "day", "---\nhours: day\norder: 1\n---\n"},
		{"a name inside the text", "---\ntitle: A\n---\nhours: x\n", "hours", "day", "---\ntitle: A\nhours: day\n---\nhours: x\n"},
		{"date", "---\ntitle: A\n---\n", "verified", "2026-11-01", "---\ntitle: A\nverified: 2026-11-01\n---\n"},
		{"no date", "---\ntitle: A\n---\n", "verified", "soon: maybe", "---\ntitle: A\nverified: \"soon: maybe\"\n---\n"},
	} {
		got, err := Edit([]byte(tt.src), kind(t, "contact"), tt.field, tt.text)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got, err, tt.want)
			continue
		}
		if tt.text == "" {
			continue
		}
		v, _, _ := Decode("a.md", got, kind(t, "contact"))
		f, _ := kind(t, "contact").Field(tt.field)
		read := v.Text(tt.field)
		if f.Type.List() {
			read = strings.Join(v.Texts(tt.field), ", ")
		}
		if read != tt.text && tt.name != "no date" {
			t.Errorf("%s: reads back as %q", tt.name, read)
		}
	}
	for _, tt := range []struct{ src, field, want string }{
		{"---\ntitle: A\n---\n", "fone", "no field fone"},
		{"title: A\n", "phone", "front matter"},
		{"---\ntitle: A\n---\n", "sources", "in one line"},
	} {
		if _, err := Edit([]byte(tt.src), kind(t, "contact"), tt.field, "1"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.field, err, tt.want)
		}
	}
}

func TestAnswers(t *testing.T) {
	src := "contacts/crisis-line:\n  phone: 0800123\n  languages: [English, Spanish]\n  hours: \"day # night\"\nvenue: here\n"
	got, ds := Answers("answers.yaml", []byte(src))
	want := []Answer{
		{"contacts/crisis-line", "phone", "0800123", strings.Index(src, "0800123")},
		{"contacts/crisis-line", "languages", "English, Spanish", strings.Index(src, "[English")},
		{"contacts/crisis-line", "hours", "day # night", strings.Index(src, "\"day")},
	}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
	if told(ds) != "5:1 field-type: venue must have field: value pairs (write them below it, such as phone: \"555 0100\")\n" {
		t.Errorf("got %s", told(ds))
	}
}
