package author

import "strings"

// around is how many lines are shown before and after each change.
const around = 2

// difference is how text a becomes text b, line by line: the longest common
// run of lines stays (the textbook table, which is quick enough for pages).
func difference(a, b string) string {
	x, y := lines(a), lines(b)
	marks := align(x, y)
	var out strings.Builder
	last := -1 // of the lines that are shown
	for i, m := range marks {
		if !near(marks, i) {
			continue
		}
		if last >= 0 && i > last+1 {
			out.WriteString("...\n")
		}
		out.WriteString(string(m.sign) + " " + m.text + "\n")
		last = i
	}
	return out.String()
}

func lines(s string) []string {
	return strings.Split(strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n"), "\n")
}

// marked is a line that stays (' '), goes ('-') or comes ('+').
type marked struct {
	sign byte
	text string
}

// align is a and b as one list of lines.
func align(a, b []string) []marked {
	// common[i][j] is how many lines a[i:] and b[j:] have in common.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			common[i][j] = max(common[i+1][j], common[i][j+1])
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var out []marked
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, marked{' ', a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			out = append(out, marked{'-', a[i]})
			i++
		default:
			out = append(out, marked{'+', b[j]})
			j++
		}
	}
	return out
}

// near tells whether a line changes, or stands next to one that does.
func near(marks []marked, i int) bool {
	for _, m := range marks[max(i-around, 0):min(i+around+1, len(marks))] {
		if m.sign != ' ' {
			return true
		}
	}
	return false
}
