package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// csv writes the rows for a spreadsheet.
func (v planView) csv(w io.Writer) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"start", "end", "minutes", "step", "title", "kind", "who", "late", "activity"}}
	for _, line := range v.result.Steps {
		rows = append(rows, []string{
			line.Start, line.End, strconv.Itoa(line.Minutes), strconv.Itoa(line.Step),
			cell(line.Title), line.Kind, cell(line.Who), strconv.Itoa(line.Late), cell(line.Ref),
		})
	}
	return table.WriteAll(rows)
}

// cell keeps a spreadsheet from running a text as a formula: one that starts
// like a formula gets an apostrophe, which says "this is text".
func cell(text string) string {
	if strings.ContainsAny(text[:min(1, len(text))], "=+-@\t\r\n") {
		return "'" + text
	}
	return text
}
