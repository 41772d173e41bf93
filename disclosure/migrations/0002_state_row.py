from django.db import migrations


def create(apps, schema_editor):
    apps.get_model("disclosure", "DisclosureState").objects.get_or_create(id=1)


def remove(apps, schema_editor):
    apps.get_model("disclosure", "DisclosureState").objects.filter(id=1).delete()


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_public_copy_and_log")]

    operations = [migrations.RunPython(create, remove, elidable=False)]
