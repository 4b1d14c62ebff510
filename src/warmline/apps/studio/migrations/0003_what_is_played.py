from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('studio', '0002_who_wrote_the_note'),
    ]

    operations = [
        migrations.AddField(
            model_name='trial',
            name='doing',
            field=models.CharField(blank=True, max_length=10),
        ),
    ]
