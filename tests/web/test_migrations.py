"""The migrations lead from a database of before to one of now, or say why they do not."""

from importlib import import_module

import pytest
from django.core.management import call_command

from web.cases import full_case
from witnessmark.base.errors import BadInput
from witnessmark.web.models import Case
from witnessmark.web.models.mapping import write_case

LATER = import_module("witnessmark.web.migrations.0003_later_facts")


class Apps:
    """Stands for the models as a migration sees them."""

    def get_model(self, _app: str, _name: str) -> type[Case]:
        """Return the case of today: nothing but its count is asked for."""
        return Case


@pytest.mark.django_db
def test_the_models_need_no_further_migration() -> None:
    call_command("makemigrations", "web", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_database_of_the_drafts_is_refused_with_a_way_out() -> None:
    LATER.refuse_drafts(Apps(), None)
    write_case(full_case())
    with pytest.raises(BadInput, match="holds 1 cases") as caught:
        LATER.refuse_drafts(Apps(), None)
    assert "Export them" in caught.value.remedy
