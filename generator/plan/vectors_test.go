package plan_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/generator/plan"
)

// vector is a plan and what every implementation of the arithmetic makes of
// it; themes/default/js/plan.js is held to the same file. What is wanted was
// worked out by hand and by a calculator of its own, not by package plan.
type vector struct {
	Name    string    `json:"name"`
	Plan    plan.Plan `json:"plan"`
	Want    any       `json:"want"` // not a Result, so that a missing key or a null shows
	Recover []struct {
		From    int        `json:"from"`
		Minutes int        `json:"minutes"`
		Cuts    []plan.Cut `json:"cuts"`
	} `json:"recover"`
}

func vectors(t testing.TB) []vector {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Vectors []vector }
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		t.Fatal(err)
	}
	if len(file.Vectors) == 0 {
		t.Fatal("no vectors")
	}
	return file.Vectors
}

func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			data, err := json.Marshal(plan.Compute(v.Plan))
			if err != nil {
				t.Fatal(err)
			}
			var got any
			if err := json.Unmarshal(data, &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(v.Want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for _, r := range v.Recover {
				if diff := cmp.Diff(r.Cuts, plan.CutsAfter(v.Plan, r.From, r.Minutes)); diff != "" {
					t.Errorf("to save %d minutes from step %d, -want +got:\n%s", r.Minutes, r.From, diff)
				}
			}
		})
	}
}
