package schema

import (
	"strings"
	"testing"
)

// Each line of front matter, added to an otherwise right page, gives exactly
// what is wanted.
func TestFields(t *testing.T) {
	for _, tt := range []struct{ name, kind, line, want string }{
		{"misspelt", "guide", "tag: [calm]", "4:1 field-unknown: unknown field tag for kind guide (did you mean tags?)"},
		{"of another kind", "guide", "urgency: now", "4:1 field-unknown: unknown field urgency for kind guide (urgency is a field of playbook; handrail kinds guide lists the fields of this page)"},
		{"unheard of", "guide", "colour: red", "4:1 field-unknown: unknown field colour for kind guide (handrail kinds guide lists the fields)"},
		{"id", "guide", "id: x", "4:1 field-unknown: unknown field id for kind guide (delete the line: a page's id is its file name)"},
		{"draft", "guide", "draft: true", "4:1 field-unknown: unknown field draft for kind guide (write status: draft)"},
		{"twice", "guide", "title: again", "4:1 front-duplicate: title stands twice, first on line 2 (keep one of them)"},
		{"quoted name twice", "guide", `"title": again`, "4:1 front-duplicate: title stands twice, first on line 2 (keep one of them)"},
		{"kind agrees", "guide", "kind: guide", ""},
		{"kind differs", "guide", "kind: playbook", "4:7 kind-mismatch: the page says it is a playbook, but its place makes it a guide (move the file to playbooks/, or delete the line)"},
		{"kind is none", "guide", "kind: guid", "4:7 kind-mismatch: the page says it is a guid, but its place makes it a guide (did you mean guide?)"},

		{"enum misspelt", "guide", "status: redy", `4:9 field-value: status must be draft, review or ready, not "redy" (did you mean ready?)`},
		{"enum in capitals", "guide", "status: Draft", `4:9 field-value: status must be draft, review or ready, not "Draft" (did you mean draft?)`},
		{"enum far off", "guide", "audience: staff", `4:11 field-value: audience must be facilitator, participant or both, not "staff"`},
		{"text is a list", "guide", "reviewer: [a]", "4:11 field-type: reviewer must be text such as Clinical lead (put it in quotes when it is meant as text)"},
		{"list is a text", "guide", "related: go-rounds", "4:10 field-type: related must be a list of page ids such as [balancing-airtime, go-rounds] (write related: [go-rounds])"},
		{"list is a text with comma", "guide", "aliases: a, b", `4:10 field-type: aliases must be a list such as ["won't stop talking", hogging] (write aliases: ["a, b"])`},
		{"list with a map", "guide", "aliases: [a, {b: c}]", "4:14 field-type: a value of aliases must be text such as Welcome (put it in quotes when it is meant as text)"},
		{"list with a gap", "guide", "aliases:\n  - a\n  -\n  - b", "6:3 field-type: aliases has an empty line in its list (remove it, or write something)"},
		{"optional and empty", "guide", "reviewer:", ""},
		{"note behind", "guide", "status: draft # not yet", ""},
		{"tag", "guide", "tags: [calm, Big Group]", `4:14 field-value: tags cannot be "Big Group" (write big-group)`},
		{"tag in another script", "guide", "tags: [спокойствие, 安静]", ""},
		{"ref with ending", "guide", "related: [../techniques/go-rounds.md]", `4:11 field-value: related cannot be "../techniques/go-rounds.md" (write go-rounds: the file name without .md)`},
		{"ref in words", "guide", "related: [Go rounds]", `4:11 field-value: related cannot be "Go rounds" (write the file name without .md, such as go-rounds)`},
		{"ref with folder", "guide", "related: [policies/limits-of-confidentiality]", ""},
		{"source", "guide", "sources: [{title: A, yer: 2014}]", "4:22 field-unknown: unknown field yer in a source (did you mean year?)"},
		{"source without title", "guide", "sources:\n  - org: O", "5:5 field-missing: title is missing in a source (add a line such as title: Trauma-Informed Care in Behavioral Health Services)"},
		{"source is a text", "guide", "sources: [SAMHSA TIP 57]", "4:11 field-type: a source must have name: value pairs (write {title: SAMHSA TIP 57})"},
		{"revision", "guide", "source_rev: 123456789012", ""},
		{"revision wrong", "guide", "source_rev: xyz", "4:13 field-type: source_rev must be 12 digits and letters from a to f such as 3f9c01aa52be (copy it as handrail check prints it)"},

		{"whole number", "guide", "order: 10", ""},
		{"number in words", "guide", "order: 10 please", "4:8 field-type: order must be a whole number such as 10 (write 10)"},
		{"number in quotes", "guide", `order: "10"`, "4:8 field-type: order must be a whole number such as 10 (write 10 without quotes)"},
		{"number with leading zero", "guide", "order: 010", "4:8 field-type: order must be a whole number such as 10 (write 10)"},
		{"number with a point", "guide", "order: 1.5", "4:8 field-type: order must be a whole number such as 10"},
		{"number below range", "guide", "order: -1", "4:8 field-value: order must be 0 or more, not -1"},
		{"number above range", "technique", "skill: 4", "4:8 field-value: skill must be from 1 to 3, not 4"},
		{"bool as yes", "handout", "fill_in: yes", "4:10 field-type: fill_in must be true or false (write true)"},
		{"bool in quotes", "handout", `fill_in: "true"`, ""},
		{"date", "guide", "reviewed: 2026-11-01", ""},
		{"date in quotes", "guide", `reviewed: "2024-02-29"`, ""},
		{"date that is none", "guide", "reviewed: 2026-02-29", "4:11 field-type: reviewed must be a date such as 2026-11-01 (write year-month-day, such as 2026-11-01)"},
		{"date in words", "guide", "reviewed: 1 Nov 2026", "4:11 field-type: reviewed must be a date such as 2026-11-01 (write year-month-day, such as 2026-11-01)"},
		{"contact address", "contact", "role: other\nchat_url: chat.example.org", "5:11 field-type: chat_url must be a whole web address such as https://example.org/chat (write https://chat.example.org)"},
		{"contact phone", "contact", "role: other\nphone: 0800123", `5:8 phone-number: phone is a number without quotes (write phone: "0800123")`},
		{"contact sms", "contact", "role: other\nsms: +15550100", `5:6 phone-number: sms is a number without quotes (write sms: "+15550100")`},
		{"contact phone with spaces", "contact", "role: other\nphone: 116 123", `5:8 phone-number: phone is a number without quotes (write phone: "116 123")`},
		{"contact phone as octal", "contact", "role: other\nphone: 08001111", `5:8 phone-number: phone is a number without quotes (write phone: "08001111")`},
		{"contact phone short", "contact", "role: other\nphone: 988", `5:8 phone-number: phone is a number without quotes (write phone: "988")`},
		{"contact phone with dashes", "contact", "role: other\nphone: 1-800-555-0100", `5:8 phone-number: phone is a number without quotes (write phone: "1-800-555-0100")`},
		{"contact phone in words", "contact", "role: other\nphone: unknown", `5:8 field-type: phone must be a phone number in quotes such as "555 0100" (leave the line out until you know it)`},
		{"contact role missing", "contact", "hours: 24/7", "1:1 field-missing: role is missing (add role: with emergency, crisis, text, abuse, supervisor, medical or other)"},
		{"lesson with five objectives", "lesson", "path: p\nobjectives: [a, b, c, d, e]", "5:26 field-value: objectives has 5 values, and 4 is the most (remove some)"},
	} {
		src := page(tt.line + "\n")
		_, _, ds := Decode("a.md", []byte(src), kind(t, tt.kind))
		if got := strings.TrimSuffix(told(ds), "\n"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if dos, _, more := Decode("a.md", []byte(strings.ReplaceAll(src, "\n", "\r\n")), kind(t, tt.kind)); told(more) != told(ds) || dos.Text("title") != "T" {
			t.Errorf("%s: with carriage returns:\n got %s\nwant %s", tt.name, told(more), told(ds))
		}
	}
}

func TestMissingFields(t *testing.T) {
	for _, tt := range []struct{ name, front, want string }{
		{"all", "", "1:1 field-missing: title is missing (add a line such as title: One person talks too much)\n" +
			"1:1 field-wanted: summary is missing (add a line such as summary: Make room for others without shaming anyone.)\n"},
		{"one", "title: T\n", "1:1 field-wanted: summary is missing (add a line such as summary: Make room for others without shaming anyone.)\n"},
		{"empty", "title:\nsummary: \"\"\n", "2:1 field-missing: title is empty (add a line such as title: One person talks too much)\n" +
			"3:1 field-wanted: summary is empty (add a line such as summary: Make room for others without shaming anyone.)\n"},
		{"misspelt", "titel: T\nsummary: S\n", "2:1 field-unknown: unknown field titel for kind guide (did you mean title?)\n"},
		{"wrong", "title: [T]\nsummary: S\n", "2:8 field-type: title must be text such as One person talks too much (put it in quotes when it is meant as text)\n"},
		{"long", "title: T\nsummary: " + strings.Repeat("é", 161) + "\n", "3:10 field-long: summary has 161 letters, and 160 is the most (shorten it)\n"},
		{"just right", "title: T\nsummary: " + strings.Repeat("é", 160) + "\n", ""},
	} {
		_, _, ds := Decode("a.md", []byte("---\n"+tt.front+"---\n"), kind(t, "guide"))
		if got := told(ds); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestActivityFields(t *testing.T) {
	for _, tt := range []struct{ name, field, value, want string }{
		{"half minutes", "time", "{fixed: 2.5, per_person: 0.5}", ""},
		{"minutes in words", "time", "10 min", "5:7 field-type: time must be whole minutes such as 10, or {fixed: 2, per_person: 1} (write 10)"},
		{"minutes with a fraction", "time", "2.5", "5:7 field-type: time must be whole minutes such as 10, or {fixed: 2, per_person: 1}"},
		{"no minutes", "time", "0", "5:7 field-value: time must be from 1 to 600, not 0 (write how long it takes, 1 or more)"},
		{"no minutes in a map", "time", "{fixed: 0}", "5:7 field-value: time comes to no minutes at all (write how long it takes, such as 10)"},
		{"third of a minute", "time", "{fixed: 2, per_person: 0.3}", "5:30 field-type: per_person must be a number in steps of a half such as 1.5"},
		{"misspelt inside", "time", "{fixed: 2, per_persn: 1}", "5:18 field-unknown: unknown field per_persn in minutes (did you mean per_person?)"},
		{"minutes in a list", "time", "[10]", "5:7 field-type: time must be whole minutes such as 10, or {fixed: 2, per_person: 1}"},
		{"size as number", "size", "8", "5:7 field-type: size must be a group size such as {min: 3, max: 12, best: 8}"},
		{"size without min", "size", "{max: 8}", "5:7 field-missing: min is missing in a group size (add a line such as min: 3)"},
		{"size without max", "size", "{min: 3}", ""},
		{"size upside down", "size", "{min: 8, max: 3}", "5:21 field-value: max: 3 is less than 8 (min, best and max rise in this order)"},
		{"best outside", "size", "{min: 3, max: 12, best: 14}", "5:21 field-value: max: 12 is less than 14 (min, best and max rise in this order)"},
		{"no materials", "materials", "[]", ""},
		{"materials left empty", "materials", "", "5:1 field-missing: materials is empty (add a line such as materials: [Pens, {name: Colour cards, per: person}])"},
		{"materials as text", "materials", "Pens", "5:12 field-type: materials must be a list such as [Pens], or [{name: Cards, per: person}] (write materials: [Pens])"},
		{"material misspelt", "materials", "[Pens, {nam: Cards}]", "5:20 field-unknown: unknown field nam in a material (did you mean name?)"},
		{"material per", "materials", "[{name: Cards, per: persn}]", `5:32 field-value: per must be session, person, pair or group, not "persn" (did you mean person?)`},
		{"need misspelt", "needs", "[hearing, flor]", `5:18 field-value: needs must be standing, moving, touch, writing, reading, hearing, seeing, private-space or floor, not "flor" (did you mean floor?)`},
		{"personal", "comfort", "3", "5:10 field-missing: cautions is missing, and comfort: 3 needs it (add a line such as cautions: [Someone may cry; have a quiet corner ready])\n" +
			"5:10 field-missing: not_when is missing, and comfort: 3 needs it (add a line such as not_when: [At a first meeting])"},
		{"personal with cautions", "comfort", "3\ncautions: [a]\nnot_when: [b]", ""},
	} {
		fields := []string{"type: check-in", "time: 10", "size: {min: 3}", "energy: low", "comfort: 1", "materials: []", "online: works"}
		src := "---\ntitle: T\nsummary: S\ntype: check-in\n" + tt.field + ": " + tt.value + "\n"
		for _, f := range fields[1:] {
			if !strings.HasPrefix(f, tt.field+":") {
				src += f + "\n"
			}
		}
		for _, name := range []string{"activity", "icebreaker"} {
			_, _, ds := Decode("a.md", []byte(src+"---\n"), kind(t, name))
			if got := strings.TrimSuffix(told(ds), "\n"); got != tt.want {
				t.Errorf("%s, %s:\n got %s\nwant %s", tt.name, name, got, tt.want)
			}
		}
	}
}

func TestPlanFields(t *testing.T) {
	for _, tt := range []struct{ name, lines, want string }{
		{"clock without quotes", "start: 18:00\nsteps: [{break: 5}]", ""},
		{"clock in the evening", "start: 6.30 pm\nsteps: [{break: 5}]", `4:8 field-type: start must be a clock time from 00:00 to 23:59 such as "18:00" (write "18:30")`},
		{"clock with one digit", "start: \"9:00\"\nsteps: [{break: 5}]", `4:8 field-type: start must be a clock time from 00:00 to 23:59 such as "18:00" (write "09:00")`},
		{"clock past the day", "start: 24:00\nsteps: [{break: 5}]", `4:8 field-type: start must be a clock time from 00:00 to 23:59 such as "18:00"`},
		{"no steps", "steps: []", "4:1 field-missing: steps is empty (add a line such as steps: [{title: Welcome, time: 5}])"},
		{"steps as a map", "steps: {title: A, time: 5}", "4:8 field-type: steps must be a list of steps such as {title: Welcome, time: 5} (start each of its lines with a dash and a space)"},
		{"step as a text", "steps: [Welcome]", "4:9 field-type: a step must have name: value pairs (write {title: Welcome})"},
		{"nothing to do", "steps: [{who: Lead}]", "4:9 plan-step: the step has none of use, title and break (add title: and your own words, or use: and the id of an activity)"},
		{"two things to do", "steps:\n  - use: a\n    break: 5", "5:5 plan-step: the step has use and break, and may have only one of them (make them steps of their own)"},
		{"no time", "steps:\n  - {use: a}\n  - {title: B}", "6:5 plan-time-missing: the step has no time (add time: with its minutes, such as time: 10)"},
		{"misspelt time", "steps: [{title: B, tme: 5}]", "4:20 field-unknown: unknown field tme in a step (did you mean time?)"},
		{"optional", "steps: [{use: a, optional: true}]", "4:18 field-unknown: unknown field optional in a step (its fields are use, title, break, time, time_min, who, phase, at, note, say, materials, handout, if_short and backup)"},
		{"step misspelt", "steps: [{use: a, if_short: cut, at: 25:00}]", `4:28 field-value: if_short must be keep, shorten or skip, not "cut"` + "\n" +
			`4:37 field-type: at must be a clock time from 00:00 to 23:59 such as "19:00"`},
	} {
		_, _, ds := Decode("a.md", []byte(page(tt.lines+"\n")), kind(t, "plan"))
		if got := strings.TrimSuffix(told(ds), "\n"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestSettings(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"title only", "title: T\n", ""},
		{"nothing", "", "1:1 field-missing: title is missing (add a line such as title: Facilitating support groups)"},
		{"byte order mark", "\ufefftitle: T\n", ""},
		{"behind dashes", "---\ntitle: T\n", ""},
		{"misspelt", "title: T\nbase-url: https://example.org\n", "2:1 field-unknown: unknown setting base-url (did you mean base_url?)"},
		{"help", "title: T\nhelp: [a, b, c]\n", ""},
		{"help with four", "title: T\nhelp: [a, b, c, d]\n", "2:17 settings-help: help has 4 values, and 3 is the most (remove some)"},
		{"help with a number", "title: T\nhelp: [\"0800 123\", crisis-line]\n", "2:8 settings-help: help names contacts by their id, never a number (put the number into a file in contacts/, and write the file's name here)"},
		{"help with a bare number", "title: T\nhelp: [988]\n", "2:8 settings-help: help names contacts by their id, never a number (put the number into a file in contacts/, and write the file's name here)"},
		{"theme name", "title: T\ntheme: quiet\n", ""},
		{"theme map", "title: T\ntheme: {name: quiet, accent: \"#7a3e9d\"}\n", ""},
		{"theme misspelt", "title: T\ntheme: {acent: \"#7a3e9d\"}\n", "2:9 field-unknown: unknown field acent in theme (did you mean accent?)"},
		{"colour as a note", "title: T\ntheme:\n  accent: #7a3e9d\n", `3:3 field-type: accent is empty: without quotes, # starts a note (write accent: "#7a3e9d")`},
		{"colour without sign", "title: T\ntheme:\n  accent: 7a3e9d\n", `3:11 field-type: accent must be a colour in quotes such as "#7a3e9d" (write "#7a3e9d")`},
		{"language no", "title: T\nlanguage: no\n", ""},
		{"language in words", "title: T\nlanguage: English\n", "2:11 field-type: language must be a language code such as en (write its code, such as en, es or pt-BR)"},
		{"name", "title: T\nname: Peer Groups\n", `2:7 field-value: name cannot be "Peer Groups" (write peer-groups)`},
		{"feedback mail", "title: T\nfeedback: handbook@example.org\n", ""},
		{"feedback number", "title: T\nfeedback: 08001111\n", `2:11 phone-number: feedback is a number without quotes (write feedback: "08001111")`},
		{"words", "title: T\nwords:\n  conflict: [shouting]\n  conflict: [row]\n", "4:3 front-duplicate: conflict stands twice, first on line 3 (keep one of them)"},
		{"words as a list", "title: T\nwords: [shouting]\n", "2:8 field-type: words must be page ids with lists of words, such as {conflict: [shouting]}"},
		{"headings too flat", "title: T\nheadings: {Say this: Diga esto}\n", "2:22 field-type: Say this must be wordings by language, such as {es: {Say this: Diga esto}}"},
		{"release", "title: T\nrelease: [contact]\n", `2:11 field-value: release must be contacts, policies, reviews or translations, not "contact" (did you mean contacts?)`},
		{"format of a later version", "title: T\nformat: 2\n", "2:9 field-value: format must be from 1 to 1, not 2"},
	} {
		_, ds := DecodeSettings("handbook.yaml", []byte(tt.src))
		if got := strings.TrimSuffix(told(ds), "\n"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}
