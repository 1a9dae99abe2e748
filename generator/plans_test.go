package generator_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/generator"
	"handrail/generator/plan"
)

// TestStarterPlansAreVectors holds the plans of the starter handbook to the
// vectors that bear their names: what the table says of a plan is what a
// facilitator gets.
func TestStarterPlansAreVectors(t *testing.T) {
	data, err := os.ReadFile("plan/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Vectors []struct {
			Name string
			Plan plan.Plan
			Want plan.Result
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	want := map[string]plan.Result{}
	for _, v := range file.Vectors {
		if name, ok := strings.CutPrefix(v.Name, "starter: "); ok {
			want[name] = v.Want
		}
	}
	res, err := generator.New(options(starter(t))).Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	plans := res.Site.OfKind("plan")
	if len(plans) != 9 {
		t.Errorf("the starter has %d plans, want 9", len(plans))
	}
	for _, n := range plans {
		v, ok := want[n.ID]
		if !ok {
			t.Errorf("no vector bears the name of %s", n.ID)
			continue
		}
		if diff := cmp.Diff(v, *n.Result); diff != "" {
			t.Errorf("%s (-vector +handbook):\n%s", n.ID, diff)
		}
	}
}
