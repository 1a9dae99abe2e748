package theme

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handrail/generator/locale"
)

// A run sheet is to fit one sheet of A4 or Letter in letters of 12 points. How
// long a line is depends on the reader's font, so this only estimates, with a
// few lines to spare; a browser test prints every plan and counts the sheets.
const (
	sheetRows  = 10   // a plan with more may take a second sheet
	sheetLines = 46.0 // lines on Letter below the head of the table
	rowBorder  = 0.3  // lines that the space around a row takes
	spareLines = 3.0  // the letters on a line were counted for English; words of other languages break elsewhere
)

// Letters on a line of the whole sheet and of the columns, by css/runsheet.css.
const (
	lineSheet = 84
	lineTitle = 19
	lineWho   = 10
	lineBring = 13
	lineSay   = 26
)

// sayLimit is to how many letters words to say are cut: 0 is not at all, less
// is that they are left out. The plan's own words come before those that its
// activities lend: they may be what people must hear before they share.
type sayLimit struct{ own, lent int }

// sayLimits are tried in order. A plan that takes a second sheet anyway has
// those of longPlan.
var (
	sayLimits = []sayLimit{{0, 0}, {0, 90}, {0, 60}, {0, -1}, {160, -1}, {120, -1}, {90, -1}, {70, -1}, {45, -1}}
	longPlan  = sayLimit{0, 60}
)

// lastLimit is from where words that open the session are shortened too.
const lastLimit = 45

// of is what a row says within the limit.
func (l sayLimit) of(row SheetRow) string {
	switch {
	case row.Whole && l.own > lastLimit:
		return row.Say
	case !row.Lent:
		return sayShort(row.Say, l.own)
	case l.lent < 0 || sayShort(row.Say, l.lent) == more:
		return ""
	default:
		return sayShort(row.Say, l.lent)
	}
}

// fit shortens what is to be said until the sheet holds it, and leaves the
// notes out.
func (s *RunSheet) fit(w *locale.Locale) {
	limit, room := longPlan, sheetLines-s.linesBelow(w)
	if w != nil {
		room -= spareLines
	}
	if len(s.Rows) <= sheetRows {
		for _, limit = range sayLimits {
			if tableLines(s.Rows, limit) <= room {
				break
			}
		}
	}
	for i := range s.Rows {
		s.Rows[i].Note, s.Rows[i].Say = "", limit.of(s.Rows[i])
	}
}

// linesBelow estimates how many lines stand below the table.
func (s *RunSheet) linesBelow(w *locale.Locale) float64 {
	bring := ""
	for _, m := range s.Bring {
		bring += " " + m.Label + " " + m.Value + " ·"
	}
	calls := ""
	for _, c := range s.Help.Calls {
		calls += " " + c.Action + " " + c.Label + " " + c.Number
	}
	if s.Help.Unset != "" {
		calls += "\n" + s.Help.Unset + ": " + w.Word(unsetAdvice)
	}
	sum := 1.0
	for _, text := range append([]string{w.Word("Running late?") + " " + s.Cuts, bring, strings.Join(s.Print, " · "), calls, s.Help.Checked, s.Foot}, s.Unsure...) {
		if text != "" {
			sum += float64(lines(text, lineSheet)) + 0.2
		}
	}
	return sum
}

// tableLines estimates how many lines a table takes.
func tableLines(rows []SheetRow, limit sayLimit) float64 {
	sum := 0.0
	for _, row := range rows {
		title := row.Title
		for _, more := range []string{row.Form, row.Late} {
			if more != "" {
				title += "\n" + more
			}
		}
		n := max(lines("0. "+title, lineTitle), lines(row.Who, lineWho), lines(row.Materials, lineBring), lines("“"+limit.of(row)+"”", lineSay))
		sum += float64(n) + rowBorder
	}
	return sum
}

// lines counts the lines of text in a column of so many letters.
func lines(text string, letters int) int {
	return linesOf(wordLengths(nil, text), letters)
}

// wordLengths adds to out how many letters each word of text has; 0 stands for
// the end of a line.
func wordLengths(out []int, text string) []int {
	out = slices.Grow(out, len(text)/5+1)
	for part := range strings.SplitSeq(text, "\n") {
		for word := range strings.FieldsSeq(part) {
			out = append(out, utf8.RuneCountInString(word))
		}
		out = append(out, 0)
	}
	return out
}

// linesOf counts the lines that words fill in a column of so many letters.
func linesOf(words []int, letters int) int {
	n, used := 0, letters+1
	for _, size := range words {
		switch {
		case size == 0:
			used = letters + 1
		case used+1+size > letters:
			n++
			used = size
		default:
			used += 1 + size
		}
	}
	return n
}

// more stands where words to say are left out; the full plan has them.
const more = "…"

// sayShort keeps the whole sentences of say that fit in limit letters (0: all
// of them), and more for the rest. No sentence is cut: half of "What you say
// stays here, unless ..." would promise too much.
func sayShort(say string, limit int) string {
	if limit == 0 || len([]rune(say)) <= limit {
		return say
	}
	kept := ""
	for rest := say; rest != ""; {
		sentence, after := firstSentence(rest)
		if len([]rune(kept+" "+sentence)) > limit {
			break
		}
		kept, rest = strings.TrimSpace(kept+" "+sentence), after
	}
	return strings.TrimSpace(kept + " " + more)
}

// firstSentence parts text behind its first full stop, question mark or
// exclamation mark before a space.
func firstSentence(text string) (sentence, rest string) {
	for i, c := range text {
		if !strings.ContainsRune(".?!", c) {
			continue
		}
		end := i + 1
		for end < len(text) && strings.ContainsRune(`"')`, rune(text[end])) {
			end++
		}
		if end == len(text) || text[end] == ' ' {
			return text[:end], strings.TrimSpace(text[end:])
		}
	}
	return text, ""
}
