package diag

import "strings"

// Nearest returns the candidate that a writer most likely meant by word, or
// "" when none is near. Near means at most one edit for words of up to five
// letters and two for longer ones, where a swap of neighbours counts one
// (optimal string alignment distance, Damerau 1964), or a candidate that
// differs by case or ending only ("tag" for "tags"). Of two equally near
// candidates the earlier one wins.
func Nearest(word string, candidates []string) string {
	if word == "" {
		return ""
	}
	limit := 1
	if len([]rune(word)) > 5 {
		limit = 2
	}
	best, bestDist := "", limit+1
	for _, c := range candidates {
		if d := Distance(strings.ToLower(word), strings.ToLower(c)); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

// DidYouMean is the hint for Nearest's answer, or other when none is near.
func DidYouMean(word string, candidates []string, other string) string {
	if n := Nearest(word, candidates); n != "" {
		return "did you mean " + n + "?"
	}
	return other
}

// Distance counts the edits between a and b in letters: insertion, deletion,
// substitution and a swap of two neighbours each cost 1 (optimal string
// alignment).
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}
