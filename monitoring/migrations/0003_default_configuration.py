"""The scheme `district_monthly` 1 and the default warning rules, effective from 2018-09."""

from django.db import migrations

from monitoring.importing import DATA, read_scheme, shipped_rules, store_scheme


def load(apps, schema_editor):
    models = {name: apps.get_model("monitoring", name) for name in ("Scheme", "Dimension", "Indicator")}
    store_scheme(
        read_scheme(DATA / "district_monthly_1.json"),
        scheme=models["Scheme"],
        dimension=models["Dimension"],
        indicator=models["Indicator"],
    )
    rule = apps.get_model("monitoring", "WarningRule")
    rule.objects.bulk_create(rule(**values) for values in shipped_rules())


def unload(apps, schema_editor):
    apps.get_model("monitoring", "Scheme").objects.filter(code="district_monthly", version=1).delete()
    apps.get_model("monitoring", "WarningRule").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_guards")]

    operations = [migrations.RunPython(load, unload)]
